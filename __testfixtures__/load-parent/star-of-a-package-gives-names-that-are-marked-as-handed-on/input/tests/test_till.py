from shop.till import Receipt, total


def test_total():
    assert total([1]) == 2 and Receipt
