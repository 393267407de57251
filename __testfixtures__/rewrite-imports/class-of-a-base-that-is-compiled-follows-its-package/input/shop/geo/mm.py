from shop.geo import _fast
from shop.geo._fast import R


class M(R):
    x = _fast.R


class N(_fast.R):
    pass
