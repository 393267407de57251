from typing import Generic, Protocol, TypeVar

import gridlib

T = TypeVar("T")


class Base(Generic[T]):
    pass


class Sheet(Base[int]):
    table: gridlib.Table

    def rows(self) -> gridlib.Row:
        return self.table.rows


class Sized(Protocol):
    size: gridlib.Size
