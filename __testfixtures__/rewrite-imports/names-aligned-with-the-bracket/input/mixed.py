from shop.billing import (
    rate, reduced,
    total)
