from __future__ import annotations


def greeting(name: str | None, title: Title | None = None) -> str:
    return f"Dear {name or 'customer'}"


class Title:
    pass
