from dataclasses import dataclass

from gridlib import Table


@dataclass
class Sheet:
    table: "Table | None" = None
