from consts import LINES

from shop_invoicing.bill import total


def test_more():
    assert total(LINES + LINES) == 6
