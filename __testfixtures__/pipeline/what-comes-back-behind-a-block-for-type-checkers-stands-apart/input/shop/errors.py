"""All errors."""

import typing as t

from .paper import Sheet

if t.TYPE_CHECKING:
    from .stock import Item
    from .till import Receipt


class ShopError(Exception):
    def show(self, item: "Item") -> "Receipt":
        return Sheet(item)


class Missing(ShopError):
    def of(self) -> "Item":
        return self.item


def names():
    return [name for name in globals() if name[0].isupper()]
