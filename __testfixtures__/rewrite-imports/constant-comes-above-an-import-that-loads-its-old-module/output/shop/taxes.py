STEP = 3

from .table import HALF  # noqa: E402

TAX = HALF + 1
