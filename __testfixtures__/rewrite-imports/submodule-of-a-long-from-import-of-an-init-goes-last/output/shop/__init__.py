from shop.version import __version__  # noqa: F401

from shop import (  # noqa: F401
    basket,
    till,
)
import shop_ledger as ledger
