from shop_till import RATE


def test_more(cards):
    assert RATE in cards
