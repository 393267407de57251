"""Each module can be imported first."""

import subprocess
import sys

import pytest

MODULES = [
    "shop_invoicing",
    "shop_invoicing.bill",
]


def _run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", MODULES)
def test_can_be_imported_first(module):
    _run(f"import {module}")
