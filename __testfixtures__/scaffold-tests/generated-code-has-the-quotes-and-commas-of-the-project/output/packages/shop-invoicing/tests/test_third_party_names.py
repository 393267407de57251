"""Third-party packages offer every name that is taken from them."""

import sys
from pkgutil import resolve_name

import pytest

NAMES = {  # and the modules that take it
    'reportlab.pdfgen.canvas': ['shop_invoicing.pdf']
}
OPTIONAL = ['reportlab']


@pytest.mark.parametrize('name', NAMES)
def test_name_is_offered(name):
    for package in OPTIONAL:
        if f'{name}.'.startswith(f'{package}.'):
            pytest.importorskip(package)
    try:
        resolve_name(name)
    except (AttributeError, ImportError) as error:
        package = sys.modules.get(name.partition('.')[0])
        release = getattr(package, '__version__', 'unknown')
        users = ', '.join(NAMES[name])
        pytest.fail(f'{error} in release {release}; used by {users}', pytrace=False)
