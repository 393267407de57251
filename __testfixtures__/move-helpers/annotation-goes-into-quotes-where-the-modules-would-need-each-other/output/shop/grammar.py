from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from shop.events import Data
    from shop.readers import Write

WORD = r"\w+"


def read(line: str, write: "Write") -> "Optional[Data]":
    """One piece of data, if there is one."""
    from shop.events import Data, word
    from shop.readers import size
    write(b"%d" % size(line))
    return Data(line) if word.match(line) else None


class Reader:
    limit: int = 3

    @staticmethod
    def first(lines: list, write: "Write") -> "Optional[Data]":
        return read(lines[0], write)
