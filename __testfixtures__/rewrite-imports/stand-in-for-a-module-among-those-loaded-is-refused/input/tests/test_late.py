import sys
import types
from unittest.mock import Mock, patch

from shop.late import due


def test_table():
    with patch.dict(sys.modules, {"shop.till": Mock()}):
        assert due()


def test_named_table():
    with patch.dict("sys.modules", {"shop.till": Mock()}):
        assert due()


def test_item(monkeypatch):
    monkeypatch.setitem(sys.modules, "shop.till", types.ModuleType("till"))
    assert due()


def test_set():
    sys.modules["shop.till"] = Mock()
    assert due()


def test_other(monkeypatch):
    monkeypatch.setitem(sys.modules, "shop.late", Mock())
    monkeypatch.setitem({}, "shop.till", Mock())
