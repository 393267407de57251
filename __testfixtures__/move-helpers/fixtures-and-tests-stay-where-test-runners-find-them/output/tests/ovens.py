import pytest


@pytest.fixture
def oven():
    return 1


def pytest_collection_modifyitems(items):
    items.reverse()
