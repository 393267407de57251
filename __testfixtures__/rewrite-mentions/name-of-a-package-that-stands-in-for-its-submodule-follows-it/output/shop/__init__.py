from typing import TYPE_CHECKING

from shop._late import Late

if TYPE_CHECKING:
    from shop import counter as till
else:
    till = Late("shop.counter")
