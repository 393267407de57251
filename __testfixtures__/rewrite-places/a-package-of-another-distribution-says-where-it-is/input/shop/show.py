import os
from pathlib import Path


def templates():
    return Path(__file__).parent / "invoicing" / "templates"


def rates():
    return os.path.join(os.path.dirname(__file__), "invoicing", "rates.csv")


HERE = Path(__file__).parent
RATES = HERE / "invoicing" / "rates.csv"
