from shop.invoicing.bill import total

PLACE = "/data/team/invoices"


def test_total(archive, once):
    assert total([1, 2]) == 3
