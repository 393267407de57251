import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOGO = Path(__file__).parent.parent / "assets" / "logo.svg"


def rates():
    base = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    return os.path.join(base, "docs", "rates.rst")


def logo():
    return os.path.join(os.path.dirname(__file__), "..", "assets", "logo.svg")
