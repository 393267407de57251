import pytest


@pytest.fixture
def lines():
    return [1, 2]
