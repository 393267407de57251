import pytest

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::UserWarning")]


@pytest.mark.slow
def test_slow():
    assert True


def test_quick():
    assert True
