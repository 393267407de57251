import pytest

from tests.cold.test_oven import local as local

pytestmark = pytest.mark.slow


def test_stays(local):
    assert local == 201
