from shop_till import RATE

from .conftest import CARDS


def test_rate():
    assert RATE in CARDS
