from shop.till import Drawer


def test_loose():
    assert Drawer
