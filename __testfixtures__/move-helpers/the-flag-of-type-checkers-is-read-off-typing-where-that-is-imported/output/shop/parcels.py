# SPDX-License-Identifier: MIT

from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from .labels import Label


def pack(label: Label) -> t.Any:
    return label
