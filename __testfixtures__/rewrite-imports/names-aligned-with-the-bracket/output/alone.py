from shop.billing import (currency)
from shop.tax import rate, reduced
