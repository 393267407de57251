from shop_invoicing.bill import total


def test_order(order):
    assert total(order) == 1
