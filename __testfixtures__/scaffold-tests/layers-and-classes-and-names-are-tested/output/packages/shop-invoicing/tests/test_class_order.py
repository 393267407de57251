"""Classes with several bases are searched in the order that their code relies on."""

from pkgutil import resolve_name

import pytest

ORDERS = {
    "shop_invoicing.bill.Bill": [
        "shop_invoicing.bill.Bill",
        "shop_invoicing._text.Titled",
        "collections.UserList",
    ],
}


@pytest.mark.parametrize("name", ORDERS)
def test_bases_are_searched_in_order(name):
    known = [resolve_name(entry) for entry in ORDERS[name]]
    searched = [entry for entry in known[0].__mro__ if entry in known]
    assert searched == known
