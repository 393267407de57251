"""Classes with several bases are searched in the order that their code relies on."""

from pkgutil import resolve_name

import pytest

ORDERS = {
    "shop_invoicing.kinds.Bill": [
        "shop_invoicing.kinds.Bill",
        "shop_invoicing.kinds.Titled",
        "shop_invoicing.kinds.Priced",
    ],
    "shop_invoicing.kinds.Letter": [
        "shop_invoicing.kinds.Letter",
        "shop_invoicing.kinds.Polite",
        "shop_invoicing.kinds.Titled",
    ],
}


@pytest.mark.parametrize("name", ORDERS)
def test_bases_are_searched_in_order(name):
    known = [resolve_name(entry) for entry in ORDERS[name]]
    searched = [entry for entry in known[0].__mro__ if entry in known]
    assert searched == known
