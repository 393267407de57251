from shop.till import change  # type: ignore[attr-defined]
from shop.vat import total  # noqa: F401
from shop.walk import steps

print(change, steps)
