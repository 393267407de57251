from shop import baskets


def test_lines(monkeypatch):
    monkeypatch.setattr(baskets, "LineView", list)
    assert baskets.Basket().lines() == []
