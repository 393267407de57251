from enum import Enum


class Bread(Enum):
    RYE = 1
