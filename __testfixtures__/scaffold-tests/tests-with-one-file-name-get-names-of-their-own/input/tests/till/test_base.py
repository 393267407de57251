from shop.till import RATE

from .helpers import TWO


def test_rate(rate):
    assert RATE == rate == TWO
