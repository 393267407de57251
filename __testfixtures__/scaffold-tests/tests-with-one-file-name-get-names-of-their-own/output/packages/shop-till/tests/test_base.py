from helpers import TWO

from shop_till import RATE


def test_rate(rate):
    assert RATE == rate == TWO
