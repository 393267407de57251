from shop_invoicing.bill import total
from samples import LINES


def test_total():
    assert total(LINES) == 3
