#!/bin/sh
python -c 'from shop.observe import logs; logs.main()'
python3 -X dev -c "import shop.observe.logs as l; l.main()" && python -c "import shop.observe.logs; print('$HOME')"
python - <<'END'
from shop.observe import logs

logs.main()
END
python -m shop.observe.logs
