from typing import Optional

from shop.events import Data, word


def read(line: str) -> Optional[Data]:
    return Data(line) if word.match(line) else None


READERS = {"line": read}
KINDS = {name: one.__annotations__["return"] for name, one in READERS.items()}
