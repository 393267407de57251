import pytest


@pytest.fixture
def oven():
    return 1


@pytest.fixture
def hot(oven):
    return oven + 1
