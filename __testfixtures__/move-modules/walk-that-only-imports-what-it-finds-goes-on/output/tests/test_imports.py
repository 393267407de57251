import importlib
import pkgutil

import shop


def test_imports():
    for info in pkgutil.walk_packages(shop.__path__, "shop."):
        importlib.import_module(info.name)
