import inspect
from pathlib import Path

from shop.model import Sheet, Stays

TABLE = Path(inspect.getfile(Sheet)).parent / "rates.csv"
SAME = Path(inspect.getfile(Stays)).parent / "rates.csv"
