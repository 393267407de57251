import pytest

from tests.ovens import oven as oven


@pytest.fixture
def hot(oven):
    return oven + 1


@pytest.fixture
def bread():
    return 3
