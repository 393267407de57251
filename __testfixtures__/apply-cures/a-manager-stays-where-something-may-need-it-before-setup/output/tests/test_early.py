from shop.early import Tested


def test_before():
    module = Tested()
    assert module.tested == {}
    module.setup("fit")


def test_another():
    module = Tested()
    module.setup("fit")
    module = Tested()
    assert module.tested == {}
