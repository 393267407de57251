from shop.invoicing.bill import total


def test_total(lines):
    assert total(lines) == 4
