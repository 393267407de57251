from __future__ import annotations

import typing as t


def open_till() -> t.Any:
    return None
