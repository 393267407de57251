import inspect
from pathlib import Path

import shop
import shop.rates

TABLE = Path(shop.__file__).parent / "rates.csv"
OTHER = Path(shop.__path__[0]) / "rates.csv"
SOURCE = Path(shop.rates.__file__).read_text()
LINES = inspect.getsourcefile(shop.rates)
