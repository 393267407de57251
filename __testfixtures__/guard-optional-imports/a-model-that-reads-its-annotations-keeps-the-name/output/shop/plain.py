from typing import Generic, Protocol, TypeVar

from shop import _imports

T = TypeVar("T")


class Base(Generic[T]):
    pass


class Sheet(Base[int]):
    table: "_imports.gridlib.Table"

    def rows(self) -> "_imports.gridlib.Row":
        return self.table.rows


class Sized(Protocol):
    size: "_imports.gridlib.Size"
