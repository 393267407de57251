from enum import Enum

from .ash import Ash


class Kind(Enum):
    CELADON = "celadon"


__all__ = ["Ash", "CELADON", "Kind"]
