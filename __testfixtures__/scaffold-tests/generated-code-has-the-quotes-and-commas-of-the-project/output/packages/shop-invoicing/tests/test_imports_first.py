"""Each module can be imported first, also without the optional dependencies."""

import subprocess
import sys

import pytest
from run_without import run_without

MODULES = [
    'shop_invoicing',
    'shop_invoicing._imports',
    'shop_invoicing.bill',
    'shop_invoicing.pdf',
]
OPTIONAL = ['reportlab']


def _run(code: str) -> None:
    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize('module', MODULES)
def test_can_be_imported_first(module):
    _run(f'import {module}')


@pytest.mark.parametrize('module', MODULES)
def test_can_be_imported_without_extras(module):
    done = run_without(OPTIONAL, f'import {module}')
    assert done.returncode == 0, done.stderr
