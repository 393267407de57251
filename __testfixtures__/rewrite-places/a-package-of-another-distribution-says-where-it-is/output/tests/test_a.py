import os
from pathlib import Path

DATA = Path(__file__).parent.parent / "packages/shop-invoicing/src" / "shop_invoicing" / "rates.csv"
OTHER = os.path.join(os.path.dirname(__file__), "..", "packages/shop-invoicing/src", "shop_invoicing", "rates.csv")
THIRD = os.path.join(os.path.dirname(__file__), "../packages/shop-invoicing/src/shop_invoicing/rates.csv")
