import shop.calls  # noqa: F401
from shop.money import Bill

print(Bill())
