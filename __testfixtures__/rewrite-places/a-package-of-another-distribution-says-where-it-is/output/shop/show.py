import importlib.resources
import importlib.util
import os
from pathlib import Path


def templates():
    return Path(str(importlib.resources.files("shop_invoicing"))) / "templates"


def rates():
    return os.path.join(str(importlib.resources.files("shop_invoicing")), "rates.csv")


HERE = Path(__file__).parent
RATES = Path(importlib.util.find_spec("shop_invoicing").submodule_search_locations[0]) / "rates.csv"
