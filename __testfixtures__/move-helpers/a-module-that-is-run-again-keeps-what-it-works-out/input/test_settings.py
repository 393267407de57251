import sys
import sys as system
from importlib import reload
from sys import modules as loaded

import shop.names
import shop.orders
import shop.settings


def test_limit(monkeypatch):
    monkeypatch.setenv("SHOP_LIMIT", "5")
    assert reload(shop.settings).LIMIT == 5


def test_limit_is_read_once_more(monkeypatch):
    monkeypatch.setenv("SHOP_LIMIT", "5")
    monkeypatch.delitem(sys.modules, "shop.settings")
    from shop.settings import LIMIT

    assert LIMIT == 5


def test_a_fresh_shop():
    del sys.modules["shop.orders"]
    from shop.orders import count, remember

    remember("a")
    assert count() == 1


def test_names_do_not_change():
    reload(shop.names)
    assert shop.names.TITLE == "shop"


def test_by_other_names_of_the_table():
    loaded.pop("shop.settings", None)
    del system.modules["shop.settings"]


def test_another_table():
    modules = {"shop.settings": 1}
    modules.pop("shop.settings")
    del modules["shop.settings"]
