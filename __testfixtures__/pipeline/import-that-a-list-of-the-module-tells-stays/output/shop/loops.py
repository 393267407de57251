from shop.util import aiter, other


class Loop:
    run = aiter
    more = other
