from shop_invoicing.lines import total


def test_total():
    assert total() == 2
