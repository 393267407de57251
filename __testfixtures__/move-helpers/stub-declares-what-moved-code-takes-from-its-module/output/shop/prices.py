from shop.orders import _LIMIT, _UNIT, _rounded, _Sorter


def cheap(line):
    return _UNIT and _Sorter(line, key="x").size < _rounded(line.price) < _LIMIT
