"""Third-party packages offer every name that is taken from them."""

from pkgutil import resolve_name

import pytest

NAMES = [
    "reportlab.pdfgen.canvas",
    "reportlab.pdfgen.canvas.Canvas",
]
OPTIONAL = [
    "reportlab",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_is_offered(name):
    for package in OPTIONAL:
        if f"{name}.".startswith(f"{package}."):
            pytest.importorskip(package)
    resolve_name(name)
