from shop import orders
from shop_invoicing import lines


def test_both():
    assert orders.main() == lines.main()
