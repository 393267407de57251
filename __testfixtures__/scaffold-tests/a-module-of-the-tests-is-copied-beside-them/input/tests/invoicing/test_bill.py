from shop.invoicing.bill import total
from tests.samples import LINES


def test_total():
    assert total(LINES) == 3
