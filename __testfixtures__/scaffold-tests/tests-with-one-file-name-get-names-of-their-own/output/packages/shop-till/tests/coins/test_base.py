from shop_till import RATE


def test_rate():
    assert RATE == 2
