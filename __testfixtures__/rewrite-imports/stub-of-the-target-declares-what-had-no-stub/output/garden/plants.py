from __future__ import annotations

from dataclasses import dataclass

from garden.beds import Plant


@dataclass
class Row:
    plant: Plant
