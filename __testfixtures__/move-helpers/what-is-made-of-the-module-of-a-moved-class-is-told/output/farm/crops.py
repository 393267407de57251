from farm.base import Row
from farm.grain import Rye as Rye  # noqa: E402


class Oat(Row):
    pass
