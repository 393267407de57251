from __future__ import annotations

import gridlib
from models import Model


class Sheet(Model):
    table: gridlib.Table


class Book(Sheet):
    more: gridlib.Table
