from dataclasses import dataclass


@dataclass
class Box:
    width: int = 0


LIMIT: int = 3
