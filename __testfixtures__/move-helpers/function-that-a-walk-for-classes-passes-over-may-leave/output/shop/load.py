import importlib
import inspect
import pkgutil

import shop.plugins


def plugins():
    found = {}
    for info in pkgutil.iter_modules(shop.plugins.__path__):
        module = importlib.import_module(f"shop.plugins.{info.name}")
        found.update(inspect.getmembers(module, inspect.isclass))
    return found
