import pytest


@pytest.fixture
def bread():
    return 3


def test_heat():
    assert 1


def test_oven(hot, bread):
    assert hot < bread
