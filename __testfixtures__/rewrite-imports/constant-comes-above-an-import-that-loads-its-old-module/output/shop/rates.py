BASE = 2
from .taxes import STEP  # noqa: E402

RATES = [STEP, STEP * 2]
