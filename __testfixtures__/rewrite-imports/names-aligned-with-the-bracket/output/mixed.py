from shop.billing import (
    total)
from shop.tax import rate, reduced
