from shop import billing


def test_prices(monkeypatch):
    monkeypatch.setattr(billing, "rate", lambda: 0)
    assert billing.gross_price(1) == 1
    assert billing.old_price(1) == 0
