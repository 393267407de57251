from tests.common import LIMIT, cm, square
from tests.tools import tool


def test_all():
    assert cm() + square(1) + LIMIT > tool()
