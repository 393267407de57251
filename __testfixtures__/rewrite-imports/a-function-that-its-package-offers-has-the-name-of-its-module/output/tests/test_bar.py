from unittest.mock import patch

from pkg import bar
from pkg.base import Base, helper
import pkg.other


def test_helper():
    assert helper(1) == 4
    assert bar(1) == 4
    assert Base().run() == 4


def test_patch():
    with patch.object(pkg.other, "helper", return_value=9):
        assert pkg.other.seen() == 9
