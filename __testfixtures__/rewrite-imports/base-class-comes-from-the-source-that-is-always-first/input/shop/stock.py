from .errors import SoldOut


class Stock:
    def take(self):
        raise SoldOut
