import importlib

import pytest

import shop.prices
from shop import prices, stock, tax


@pytest.mark.parametrize("module", [prices, stock])
def test_both(module):
    assert module.net(1) < 1


def test_by_name():
    for name in ("gross", "discount"):
        assert getattr(shop.prices, name)(1)


def test_alias():
    same = prices
    assert same.rate(1) == tax.fee(0) - 0.8


def test_told():
    assert getattr(prices, "discount")(1)
