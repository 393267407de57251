import warnings

from farm.base import cost, show
from farm.crops import Rye

warnings.filterwarnings("ignore", module=r"farm\.crops")
warnings.filterwarnings("ignore", module="farm")
print(cost(Rye), show(Rye))
