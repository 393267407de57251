from pathlib import Path

from shop.rates import __file__ as where

TABLE = Path(where).parent / "rates.csv"
