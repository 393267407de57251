from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    # They know of us.
    from shop.customers import Staff


def label(name: str) -> str:
    return t.cast(str, name).title()
