from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from .utils import Response


def make(self: Response) -> int:
    return 1
