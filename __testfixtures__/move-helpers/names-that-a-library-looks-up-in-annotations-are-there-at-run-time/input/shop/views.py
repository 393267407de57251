from __future__ import annotations

from shop.web import router


class Food:
    pass


class Bun(Food):
    pass


@router.post("/bun")
async def bun(one: Bun) -> None:
    return None
