import pytest

pytestmark = pytest.mark.slow


def setUpModule():
    pass


@pytest.fixture(autouse=True)
def heat():
    return 1


def test_oven():
    assert 1
