from unittest import mock

from invoicing import _utils, documents
from invoicing.documents import Invoice


@mock.patch("invoicing.documents._initials", return_value="N")
def test_text(initials):
    assert documents.as_text(Invoice("Bo Ek")) == "N: 0"


def test_rounding():
    assert _utils._round_cents(12) == 10
