import re

try:
    from typing import Annotated, Protocol
except ImportError:  # pragma: no cover
    from typing_extensions import Annotated, Protocol

HUE = re.compile("#[0-9a-f]{6}")


class Press(Protocol):
    def shut(self): ...
