from typing import Any, Sequence


def last_page(lines: Sequence[Any]) -> Sequence[Any]:
    return lines[-40:]
