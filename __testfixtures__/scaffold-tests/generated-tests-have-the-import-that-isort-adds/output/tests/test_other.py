from shop.other import X


def test_x():
    assert X
