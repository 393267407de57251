from shop.billing import total  # noqa: F401
from shop.money import change  # type: ignore[attr-defined]
from shop.walk import steps

print(change, steps)
