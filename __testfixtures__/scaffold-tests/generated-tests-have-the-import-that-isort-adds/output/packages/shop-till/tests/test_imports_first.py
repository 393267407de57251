"""Each module can be imported first."""

from __future__ import annotations

import subprocess
import sys

import pytest

MODULES = [
    "shop_till",
    "shop_till.drawer",
]


def _run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", MODULES)
def test_can_be_imported_first(module):
    _run(f"import {module}")
