from shop_invoicing.bill import total
from tests.other.consts import TWO


def test_more():
    assert total([TWO]) == 2
