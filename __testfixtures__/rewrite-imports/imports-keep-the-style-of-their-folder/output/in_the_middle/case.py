import os

os.environ["A"] = "1"

from shop.till import change  # noqa: E402
from shop.vat import total  # noqa: E402
from shop.walk import steps  # noqa: E402

print(total, change, steps)
