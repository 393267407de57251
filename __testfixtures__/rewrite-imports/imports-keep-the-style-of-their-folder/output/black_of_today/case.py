from shop.money import (
    Coin,
)
from shop.till import (
    Drawer,
    change,
)
from shop.vat import total

print(total, Coin, change, Drawer)
