from shop.maps import _fast
from shop.maps._fast import R


class M(R):
    x = _fast.R


class N(_fast.R):
    pass
