from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from .cache import Cache
    from .cache import Store


def make(self: Response) -> int:
    return 1


class Response:
    x: Cache
    y: Store
