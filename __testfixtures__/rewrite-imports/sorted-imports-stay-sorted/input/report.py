import json
from pathlib import Path

# Stock and bills.
from shop import zoo
# Lines are printed.
from shop.invoicing.lines import Line, Page
from shop.stock import left

print(json.dumps(left(1)), Path("a").name, zoo.ANIMALS, Line.total, Page)
