from shop.orders import _LIMIT, _rounded, _Sorter


def cheap(line):
    return _Sorter(line, key="x").size < _rounded(line.price) < _LIMIT
