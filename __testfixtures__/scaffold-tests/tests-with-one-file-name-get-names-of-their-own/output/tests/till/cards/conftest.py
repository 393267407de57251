import pytest

CARDS = [2]


@pytest.fixture
def cards():
    return CARDS
