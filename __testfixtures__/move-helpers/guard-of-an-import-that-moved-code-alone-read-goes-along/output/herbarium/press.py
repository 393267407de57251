import re

# Not everybody has colours.
try:
    import pigments
except ImportError:
    pigments = None

try:
    from typing import Annotated, Protocol
except ImportError:  # pragma: no cover
    from typing_extensions import Annotated, Protocol

HUE = re.compile("#[0-9a-f]{6}")


class Press(Protocol):
    def shut(self): ...
