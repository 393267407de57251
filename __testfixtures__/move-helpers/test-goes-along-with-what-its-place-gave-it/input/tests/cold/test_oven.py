import pytest


@pytest.fixture
def cold():
    return 1


def test_cold(cold):
    assert cold == 1
