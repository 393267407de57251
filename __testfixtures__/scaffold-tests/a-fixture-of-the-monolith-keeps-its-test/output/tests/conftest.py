import pytest

from shop.orders import place


@pytest.fixture
def order():
    return place([1])
