class ShopError(Exception):
    pass


from .stock import SoldOut  # noqa: E402


class SoldOutForEver(SoldOut):
    pass
