from shop.billing import total
from shop.money import (
    CENT,
    Coin,
    change,
    count,
)

print(total, CENT, Coin, change, count)
