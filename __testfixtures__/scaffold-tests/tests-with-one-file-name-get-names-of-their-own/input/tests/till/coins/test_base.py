from shop.till import RATE


def test_rate():
    assert RATE == 2
