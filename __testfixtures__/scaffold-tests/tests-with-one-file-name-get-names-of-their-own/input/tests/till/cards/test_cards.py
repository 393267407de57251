from shop.till import RATE

from .conftest import CARDS


def test_rate():
    assert RATE in CARDS
