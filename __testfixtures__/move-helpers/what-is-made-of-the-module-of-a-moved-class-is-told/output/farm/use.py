import warnings

from farm.base import cost, show
from farm.crops import Rye

warnings.filterwarnings("ignore", module=r"farm\.(?:crops|grain)")
warnings.filterwarnings("ignore", module="farm")
print(cost(Rye), show(Rye))
