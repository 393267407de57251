import pytest


@pytest.fixture
def rate():
    return 2
