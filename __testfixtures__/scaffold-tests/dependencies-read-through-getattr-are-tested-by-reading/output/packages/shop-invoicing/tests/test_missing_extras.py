"""Without an optional dependency, what needs it says which extra brings it."""

import pytest
from run_without import run_without

ATTRIBUTES = [  # dependency, attribute, message
    (
        "reportlab",
        "shop_invoicing._imports:reportlab_pdfgen_canvas",
        "shop_invoicing needs reportlab, which is not installed: pip install 'shop-invoicing[pdf]'",
    ),
]

READ = """
import sys
from pkgutil import resolve_name

attribute, message = sys.argv[1:]
try:
    resolve_name(attribute)
except ImportError as error:
    assert str(error) == message, str(error)
else:
    raise AssertionError(f"{attribute} asks for nothing")
"""


@pytest.mark.parametrize(("dependency", "attribute", "message"), ATTRIBUTES)
def test_reading_says_what_to_install(dependency, attribute, message):
    done = run_without([dependency], READ, attribute, message)
    assert done.returncode == 0, done.stderr
