import sys
from pathlib import Path


class Base:
    @property
    def folder(self):
        return Path(sys.modules[type(self).__module__].__file__).parent / "rates.txt"
