from shop.orders import place

from tests.invoicing.test_bill import SUM


def test_shop():
    assert sum(place([1, 2])) == SUM
