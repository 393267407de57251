"""All errors."""

import typing as t

if t.TYPE_CHECKING:
    from .stock import Item

from .serving import ShopError


class Missing(ShopError):
    def of(self) -> "Item":
        return self.item


def names():
    return [name for name in globals() if name[0].isupper()]
