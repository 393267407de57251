from shop.billing import (total,  # with tax
                          )
from shop.tax import rate, reduced
