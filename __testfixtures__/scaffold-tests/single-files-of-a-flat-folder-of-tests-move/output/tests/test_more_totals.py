from shop_invoicing.totals import total


def test_more():
    assert total([]) == 0
