from shop.billing import (total,
                          currency)
from shop.tax import rate  # the usual one
from shop.tax import reduced  # food
