from shop.billing import (rate,
                          reduced,
                          currency)
