from shop.errors import ShopError

_SEEN = []
_NUMBERS = {}
RATES = {"EUR": 2}
EMPTY = object()


class NotFound(LookupError):
    pass


class Missing(ShopError):
    pass


def remember(x):
    _SEEN.append(x)
    return _SEEN


class Counted:
    def number(self, key):
        _NUMBERS[key] = len(_NUMBERS)
        return self

    def keep(self, x):
        self.x = x


def rate(name):
    return RATES.get(name)


def total(values):
    values.append(1)
    return sum(values)
