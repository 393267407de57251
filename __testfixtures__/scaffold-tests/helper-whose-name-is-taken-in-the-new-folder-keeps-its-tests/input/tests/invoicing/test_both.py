from shop.invoicing.bill import total
from shop.orders import place
from tests.consts import ONE


def test_both():
    assert total(place([ONE])) == 1
