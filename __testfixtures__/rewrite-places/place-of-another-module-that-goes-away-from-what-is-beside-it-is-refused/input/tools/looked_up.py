import importlib.util
import sys
from pathlib import Path

import shop.rates  # noqa: F401


def table():
    return Path(sys.modules["shop.rates"].__file__).with_name("rates.csv").read_text()


def spec():
    return Path(importlib.util.find_spec("shop.rates").origin).parent.joinpath("rates.csv").read_text()
