import pytest


@pytest.fixture
def heat():
    return 20
