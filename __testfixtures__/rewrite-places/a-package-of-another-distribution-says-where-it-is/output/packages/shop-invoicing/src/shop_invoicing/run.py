import importlib.resources
import importlib.util
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent.parent
LOGO = Path(importlib.util.find_spec("shop").submodule_search_locations[0]) / "assets" / "logo.svg"


def rates():
    base = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))))
    return os.path.join(base, "docs", "rates.rst")


def logo():
    return os.path.join(str(importlib.resources.files("shop")), "assets", "logo.svg")
