from __future__ import annotations

from pydantic import validate_call


class Food:
    pass


class Roll(Food):
    pass


def bake(one: Roll) -> int:
    return 1


checked = validate_call(bake)
