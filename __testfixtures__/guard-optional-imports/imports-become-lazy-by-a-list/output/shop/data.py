__lazy_modules__ = ["gridlib"]

import dataclasses

import gridlib


@dataclasses.dataclass
class Sheet:
    table: gridlib.Table
