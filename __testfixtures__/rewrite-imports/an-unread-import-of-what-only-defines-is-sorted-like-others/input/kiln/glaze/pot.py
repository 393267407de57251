import oven

from kiln.glaze.ash import Ash
from kiln.tools.colours import Colour

oven.fire(Ash())
