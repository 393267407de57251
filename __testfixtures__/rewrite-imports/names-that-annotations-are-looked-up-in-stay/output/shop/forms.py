from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.boxes import Box


class Shelf:
    box: Box
