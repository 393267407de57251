from __future__ import annotations

from typing import TYPE_CHECKING

from .resp import make

if TYPE_CHECKING:
    from .cache import Cache, Store  # both of them

print_it = make


class Response:
    x: Cache
    y: Store
