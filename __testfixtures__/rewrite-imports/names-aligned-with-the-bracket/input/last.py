from shop.billing import (total,  # with tax
                          rate,
                          reduced)
