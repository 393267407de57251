from shop.invoicing.bill import total

from tests.invoicing.consts import LINES


def test_more():
    assert total(LINES + LINES) == 6
