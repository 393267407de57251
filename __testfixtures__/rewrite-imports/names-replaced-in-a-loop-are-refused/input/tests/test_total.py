import shop.billing


def test_total(monkeypatch):
    for name, value in {"rate": lambda: 5}.items():
        monkeypatch.setattr(shop.billing, name, value)
    assert shop.billing.total(1) == 5
