from typing import Any


def count(lines: Any) -> int:
    return len(lines)
