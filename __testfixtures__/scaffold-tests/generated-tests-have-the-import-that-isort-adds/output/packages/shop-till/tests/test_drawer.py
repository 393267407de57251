from shop_till import Drawer


def test_drawer():
    assert Drawer()
