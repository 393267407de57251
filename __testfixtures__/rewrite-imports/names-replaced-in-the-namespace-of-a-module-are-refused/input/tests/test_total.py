from unittest.mock import patch

from shop import billing


def test_multiple():
    with patch.multiple(billing, rate=lambda: 5):
        assert billing.total(1) == 5


def test_dict():
    with patch.dict(vars(billing), {"rate": lambda: 5}):
        assert billing.total(1) == 5


def test_item():
    billing.__dict__["rate"] = lambda: 5
    assert billing.total(1) == 5


def test_other(monkeypatch):
    monkeypatch.setitem(billing.__dict__, "half", lambda price: price)
    assert billing.half(4) == 4
