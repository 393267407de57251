import rpds
import shoptools_slow

from shop.rates import RATE

LINES = rpds.List([shoptools_slow, RATE])
