from unittest.mock import patch

from shop import billing, tax
from shop.tax import net_price


@patch("shop.tax.rate", return_value=0)
def test_net(rate):
    assert net_price(4) == 4


@patch("shop.billing.rate", return_value=0)
def test_gross(rate):
    assert billing.gross_price(4) == 4


def test_inside():
    with patch("shop.tax.rate", return_value=1):
        assert tax.net_price(4) == 2
    with patch("shop.rates.rate", return_value=1):
        assert tax.net_price(4) == 3.2


test_net(), test_gross(), test_inside()
