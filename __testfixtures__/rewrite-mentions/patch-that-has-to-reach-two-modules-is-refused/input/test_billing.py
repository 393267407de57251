from unittest.mock import patch

from shop import billing


@patch("shop.billing.rate", return_value=0)
def test_both(rate):
    assert billing.net_price(4) == billing.gross_price(4) == 4
