import json
from pathlib import Path

# Stock and bills.
from shop import zoo
from invoicing.atoms import Line
# Lines are printed.
from invoicing.lines import Page
from shop.stock import left

print(json.dumps(left(1)), Path("a").name, zoo.ANIMALS, Line.total, Page)
