from typing import Optional

import tool

from shop.events import Data, word


@tool.wrap
def read(line: str) -> Optional[Data]:
    return Data(line) if word.match(line) else None


READERS = {"line": read}
