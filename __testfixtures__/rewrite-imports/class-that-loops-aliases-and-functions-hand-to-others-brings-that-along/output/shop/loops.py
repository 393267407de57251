from collections.abc import Sized
from numbers import Number

from shop.money import Coin, Note
from shop.table import see

for base in [Number, Sized]:
    base.register(Coin)

list(map(see, [Note]))
