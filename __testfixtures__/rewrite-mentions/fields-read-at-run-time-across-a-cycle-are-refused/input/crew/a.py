from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Sailor:
    ship: Ship | None = None


@dataclass
class Ship:
    crew: list[Sailor] | None = None
