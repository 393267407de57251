from __future__ import annotations


def label(name: str) -> str:
    return name.title()
