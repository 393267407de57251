from typing import TYPE_CHECKING

from shop._late import Late

if TYPE_CHECKING:
    from shop import till
else:
    till = Late("shop.till")
