from shop.orders import place
from shop_invoicing.bill import total


def test_both():
    assert total(place([1, 2])) == 3
