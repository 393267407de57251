from shop.till import Drawer


def test_drawer():
    assert Drawer()
