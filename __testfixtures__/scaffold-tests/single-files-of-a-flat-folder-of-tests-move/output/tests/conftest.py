import pytest

from shop.stock import stock


@pytest.fixture
def lines():
    return [1, 2]


@pytest.fixture
def shelf():
    return stock()
