from shop._keys import KEY
from shop.bank import rate


class Line:
    key = KEY
    rate = rate
