from shop.stock import stock
from shop_invoicing.totals import total


def test_reminder():
    assert total([stock()]) == 3
