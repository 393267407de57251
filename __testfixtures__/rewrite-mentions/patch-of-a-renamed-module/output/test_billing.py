import sys
from unittest.mock import patch

from shop import invoicing as billing


@patch("shop.invoicing.RATE", 1)
@patch("shop.invoicing.Invoice.__init__", lambda self: None)
@patch.dict("sys.modules", {"shop.invoicing": billing})
@patch.object(billing, "gross_price", lambda price: 0)
@patch.multiple("shop.invoicing", net_price=lambda price: 2)
def test_all(monkeypatch=None):
    assert billing.RATE == 1 and billing.Invoice() and sys.modules["shop.invoicing"] is billing
    assert billing.gross_price(1) == 0 and billing.net_price(1) == 2
    if monkeypatch:
        monkeypatch.setattr("shop.invoicing.RATE", 2)
        monkeypatch.delattr("shop.invoicing.Invoice", raising=False)
        monkeypatch.setitem(sys.modules, "shop.invoicing", None)


test_all()
