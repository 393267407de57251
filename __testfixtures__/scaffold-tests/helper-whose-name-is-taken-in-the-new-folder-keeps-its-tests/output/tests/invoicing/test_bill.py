from shop_invoicing.bill import total
from tests.conftest import LINES


def test_total(more):
    assert total(LINES + more) == 6
