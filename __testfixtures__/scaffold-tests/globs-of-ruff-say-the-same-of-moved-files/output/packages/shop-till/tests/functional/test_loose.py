from shop_till import Drawer


def test_loose():
    assert Drawer
