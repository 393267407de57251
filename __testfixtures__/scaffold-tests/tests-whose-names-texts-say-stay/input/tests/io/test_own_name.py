from pkgutil import resolve_name

from shop.io import read


class Reader:
    read = staticmethod(read)


def test_reader():
    assert resolve_name("tests.io.test_own_name:Reader").read() == 1
