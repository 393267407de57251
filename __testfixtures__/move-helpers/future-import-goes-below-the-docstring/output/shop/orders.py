from __future__ import annotations


def pack(lines: list[str]) -> list[str]:
    return list(lines)
