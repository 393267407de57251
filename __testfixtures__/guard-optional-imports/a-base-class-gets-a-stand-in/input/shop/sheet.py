import gridlib
from gridlib import Column


class Named:
    name = ""


class Sheet(Named, gridlib.data.Table):
    def twice(self):
        return self.size() * 2


class Money(Column[int], frozen=True):
    pass
