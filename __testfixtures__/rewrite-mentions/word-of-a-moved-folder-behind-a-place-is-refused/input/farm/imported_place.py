import os

from . import __file__ as place

HAY = open(os.path.join(os.path.dirname(place), "barn", "hay.txt")).read()
