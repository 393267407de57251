from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .utils import Response


def make(self: Response) -> int:
    return 1
