from __future__ import annotations

import typing as t


def label(name: str) -> str:
    return t.cast(str, name).title()
