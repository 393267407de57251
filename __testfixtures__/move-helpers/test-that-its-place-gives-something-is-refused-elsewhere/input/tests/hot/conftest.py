import pytest


@pytest.fixture
def heat():
    return 200


@pytest.fixture
def fuel():
    return "wood"
