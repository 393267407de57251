from .billing import *  # noqa: F403

TOTAL = gross_price(4)
