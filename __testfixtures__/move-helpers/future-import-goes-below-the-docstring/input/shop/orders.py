from __future__ import annotations


def greeting(name: str | None) -> str:
    return f"Dear {name or 'customer'}"


def pack(lines: list[str]) -> list[str]:
    return list(lines)
