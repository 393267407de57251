import shop.a
from shop.a import A


class B(A):
    pass
