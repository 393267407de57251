import fancy


def _value():
    return _inner()


def _inner():
    return fancy.CONST


C = _value()


def f():
    return C
