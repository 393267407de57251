from shop.invoicing.lines import total


def test_total():
    assert total() == 0
