from shop.invoicing.totals import total
from shop.stock import stock


def test_reminder():
    assert total([stock()]) == 3
