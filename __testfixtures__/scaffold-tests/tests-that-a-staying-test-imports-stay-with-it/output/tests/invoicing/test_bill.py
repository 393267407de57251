from shop_invoicing.bill import total
from tests.invoicing.consts import LINES

SUM = 3


def test_total():
    assert total(LINES) == SUM
