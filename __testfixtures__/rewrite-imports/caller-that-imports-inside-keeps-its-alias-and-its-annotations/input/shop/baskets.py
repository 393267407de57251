"""Baskets."""

from __future__ import annotations

from .views import LineView as View


class Basket:
    def lines(self) -> View:
        # One view for each call.
        return View([])

    def first(self, view: View | None = None):
        return (view or View([])).lines[0]
