import importlib
from unittest.mock import patch

from shop.io import read


def test_patched():
    with patch("tests.io.helpers.price", return_value=read()):
        assert importlib.import_module("tests.io.helpers").price() == 1
