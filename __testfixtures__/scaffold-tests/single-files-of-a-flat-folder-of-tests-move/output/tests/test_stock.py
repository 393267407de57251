from shop.stock import stock


def test_stock(shelf):
    assert stock() == shelf
