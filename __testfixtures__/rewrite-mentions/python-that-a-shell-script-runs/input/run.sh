#!/bin/sh
python -c 'from shop.core import logs; logs.main()'
python3 -X dev -c "import shop.core.logs as l; l.main()" && python -c "import shop.core.logs; print('$HOME')"
python - <<'END'
from shop.core import logs

logs.main()
END
python -m shop.core.logs
