import attr
import pytest

RATE = 2


@attr.s
class Line:
    price = attr.ib()


def _lines(count):
    return [Line(RATE)] * count


@pytest.fixture(scope="session")
def few():
    return 2


@pytest.fixture
def lines(few):
    return [line.price for line in _lines(few)]
