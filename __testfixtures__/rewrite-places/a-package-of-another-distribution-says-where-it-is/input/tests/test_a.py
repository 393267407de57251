import os
from pathlib import Path

DATA = Path(__file__).parent.parent / "shop" / "invoicing" / "rates.csv"
OTHER = os.path.join(os.path.dirname(__file__), "..", "shop", "invoicing", "rates.csv")
THIRD = os.path.join(os.path.dirname(__file__), "../shop/invoicing/rates.csv")
