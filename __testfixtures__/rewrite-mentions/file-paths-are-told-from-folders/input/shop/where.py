from pathlib import Path

HERE = Path("shop/invoicing/lines.py")
FOLDER = Path("shop") / "invoicing"
ALL = sorted(Path().glob("shop/invoicing/*.py"))
ROUTE = "/shop/invoicing/"
TITLE = "shop/invoicing"
