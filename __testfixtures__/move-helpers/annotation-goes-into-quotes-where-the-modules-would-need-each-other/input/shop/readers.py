from typing import Any, Callable, Optional

from shop.events import Data, word

Write = Callable[[bytes], Any]


def size(line: str) -> int:
    return len(line)


def read(line: str, write: Write) -> Optional[Data]:
    """One piece of data, if there is one."""
    write(b"%d" % size(line))
    return Data(line) if word.match(line) else None


class Reader:
    limit: int = 3

    @staticmethod
    def first(lines: list, write: Write) -> Optional[Data]:
        return read(lines[0], write)


READERS = {"line": read, "block": Reader}
