# SPDX-License-Identifier: MIT
"""Orders."""

from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from .labels import Label


def count(label: Label) -> t.Any:
    return label
