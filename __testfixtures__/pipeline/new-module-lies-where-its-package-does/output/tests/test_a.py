from pk.checks.shapes import square
from pk.testing import cm
from pk.tools import tool
from tests.common import LIMIT


def test_all():
    assert cm() + square(1) + LIMIT > tool()
