from shop.orders import _NAMES, _parted


class Line:
    price = 1


def only(*names):
    kept = _parted(names) | _NAMES
    return lambda line: line.name in kept
