from consts import ONE

from shop.orders import place
from shop_invoicing.bill import total


def test_both():
    assert total(place([ONE])) == 1
