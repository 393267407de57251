import inspect
from pathlib import Path


class Rates:
    def read(self):
        return Path(inspect.getfile(type(self))).with_name("rates.txt").read_text()
