import oven

from kiln.tools.colours import Colour
from kiln_glaze.ash import Ash

oven.fire(Ash())
