from farm.base import Row
from farm.grain import Rye as Rye


class Oat(Row):
    pass
