import os
from importlib.util import find_spec

HAY = open(os.path.join(os.path.dirname(find_spec("farm").origin), "barn", "hay.txt")).read()
