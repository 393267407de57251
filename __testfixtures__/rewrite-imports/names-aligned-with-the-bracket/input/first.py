from shop.billing import (rate,  # the usual one
                          reduced,  # food
                          total,
                          currency)
