from __future__ import annotations


def area(width: int) -> int:
    return width * width


def pack(width: int) -> str:
    return "x" * width
