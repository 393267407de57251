from samples import LINES

from shop_invoicing.bill import total


def test_total():
    assert total(LINES) == 3
