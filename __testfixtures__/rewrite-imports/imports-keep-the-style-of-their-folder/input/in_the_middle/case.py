import os

os.environ["A"] = "1"

from shop.billing import total  # noqa: E402
from shop.money import change  # noqa: E402
from shop.walk import steps  # noqa: E402

print(total, change, steps)
