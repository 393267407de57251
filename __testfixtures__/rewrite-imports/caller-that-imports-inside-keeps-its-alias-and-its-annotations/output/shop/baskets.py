"""Baskets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .orders import LineView as View


class Basket:
    def lines(self) -> View:
        # One view for each call.
        from .orders import LineView as View
        return View([])

    def first(self, view: View | None = None):
        from .orders import LineView as View
        return (view or View([])).lines[0]
