import os

import farm

HAY = open(os.path.join(farm.__path__[0], "barn", "hay.txt")).read()
