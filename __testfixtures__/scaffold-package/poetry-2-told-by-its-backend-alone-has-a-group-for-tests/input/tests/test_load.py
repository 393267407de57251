from shop.invoicing import load


def test_load():
    assert load("a: 1")
