import shop as s  # noqa: F401
from shop_net import alone

alone.rest()
