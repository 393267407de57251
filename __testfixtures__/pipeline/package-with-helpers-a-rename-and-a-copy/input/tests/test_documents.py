from unittest import mock

from shop.invoicing import documents
from shop.invoicing.documents import Invoice


@mock.patch("shop.invoicing.documents._initials", return_value="N")
def test_text(initials):
    assert documents.as_text(Invoice("Bo Ek")) == "N: 0"


def test_rounding():
    assert documents._round_cents(12) == 10
