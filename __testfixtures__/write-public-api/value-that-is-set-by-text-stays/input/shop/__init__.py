from shop.conf import LEVEL, raise_level
from shop.limits import LIMIT
from shop.rates import RATE, Rate
from shop.net import fetch, send
