import sys
from unittest.mock import patch

from shop import billing


@patch("shop.billing.RATE", 1)
@patch("shop.billing.Invoice.__init__", lambda self: None)
@patch.dict("sys.modules", {"shop.billing": billing})
@patch.object(billing, "gross_price", lambda price: 0)
@patch.multiple("shop.billing", net_price=lambda price: 2)
def test_all(monkeypatch=None):
    assert billing.RATE == 1 and billing.Invoice() and sys.modules["shop.billing"] is billing
    assert billing.gross_price(1) == 0 and billing.net_price(1) == 2
    if monkeypatch:
        monkeypatch.setattr("shop.billing.RATE", 2)
        monkeypatch.delattr("shop.billing.Invoice", raising=False)
        monkeypatch.setitem(sys.modules, "shop.billing", None)


test_all()
