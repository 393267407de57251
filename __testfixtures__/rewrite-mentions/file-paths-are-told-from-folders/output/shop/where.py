from pathlib import Path

HERE = Path("packages/shop-invoicing/src/invoicing/lines.py")
FOLDER = Path("packages/shop-invoicing/src") / "invoicing"
ALL = sorted(Path().glob("packages/shop-invoicing/src/invoicing/*.py"))
ROUTE = "/shop/invoicing/"
TITLE = "shop/invoicing"
