from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cache import Cache, Store  # both of them


def make(self: Response) -> int:
    return 1


class Response:
    x: Cache
    y: Store
