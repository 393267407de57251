import pytest

pytestmark = pytest.mark.skip


def test_skipped():
    assert True
