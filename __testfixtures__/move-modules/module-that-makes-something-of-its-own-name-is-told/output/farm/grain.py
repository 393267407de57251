import os
from pathlib import Path

TOP = __name__.split(".")[0]
TABLE = __name__.split(".")[-1]
QUEUE = __name__.replace(".", "-")
KIND = Path(__file__).stem
FILE = os.path.splitext(os.path.basename(__file__))[0]


class RyeField:
    @classmethod
    def name(cls):
        return cls.__name__.removesuffix("Field")
