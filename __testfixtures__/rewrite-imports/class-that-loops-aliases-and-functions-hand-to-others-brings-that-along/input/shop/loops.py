from collections.abc import Sized
from numbers import Number

from shop.table import see


class Coin:
    pass


class Note:
    pass


for base in [Number, Sized]:
    base.register(Coin)

list(map(see, [Note]))
