import dataclasses

import gridlib


@dataclasses.dataclass
class Sheet:
    table: gridlib.Table
