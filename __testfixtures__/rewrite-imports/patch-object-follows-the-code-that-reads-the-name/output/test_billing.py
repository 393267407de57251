from unittest.mock import patch

from shop import billing, tax


def test_free():
    with patch.object(tax, "rate", return_value=0):
        assert tax.gross_price(4) == 4
    with patch.object(billing, "print_bill", return_value=""):
        assert billing.print_bill(4) == ""
