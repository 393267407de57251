from shop.invoicing.bill import total
from shop.orders import place


def test_both():
    assert total(place([1, 2])) == 3
