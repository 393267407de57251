from shop.invoicing.totals import total


def test_total(lines):
    assert total(lines) == 3
