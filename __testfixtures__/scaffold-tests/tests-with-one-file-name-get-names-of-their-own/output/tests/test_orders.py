from shop.orders import OTHER


def test_other():
    assert OTHER == 3
