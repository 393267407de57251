from typing import Any, Callable

from shop.grammar import Reader, read

Write = Callable[[bytes], Any]


def size(line: str) -> int:
    return len(line)


READERS = {"line": read, "block": Reader}
