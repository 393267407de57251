import pytest


@pytest.fixture
def more():
    return [3]
