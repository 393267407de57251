class ShopError(Exception):
    pass


class SoldOut(ShopError):
    pass


class SoldOutForEver(SoldOut):
    pass
