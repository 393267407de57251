from __future__ import annotations

from functools import singledispatch, singledispatchmethod


class Food:
    pass


class Bread(Food):
    pass


@singledispatch
def weigh(one):
    return 0


@weigh.register
def _bread(one: Bread):
    return 1


class Scale:
    @singledispatchmethod
    def weigh(self, one):
        return 0

    @weigh.register
    def _(self, one: Bread):
        return 1
