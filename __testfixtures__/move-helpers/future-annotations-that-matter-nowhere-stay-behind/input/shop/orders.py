from __future__ import annotations

SIGNATURE = "Your shop"


def sign(text):
    return text + SIGNATURE


def pack(lines: list[str]) -> list[str]:
    return list(lines)
