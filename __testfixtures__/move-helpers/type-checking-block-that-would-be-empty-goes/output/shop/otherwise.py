from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from shop.customers import Staff
else:
    FLAG = 1


def label(name: str) -> str:
    return t.cast(str, name).title()
