from .errors import ShopError


class Stock:
    def take(self):
        raise SoldOut


class SoldOut(ShopError):
    pass
