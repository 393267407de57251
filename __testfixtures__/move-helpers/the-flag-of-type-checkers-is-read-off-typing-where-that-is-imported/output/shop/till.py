from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from .labels import Label


def open_till() -> t.Any:
    return None


def pay(label: Label) -> t.Any:
    return label
