"""Third-party packages offer every name that is taken from them."""

from pkgutil import resolve_name

import pytest

NAMES = [
    "numpy.memmap",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_is_offered(name):
    resolve_name(name)
