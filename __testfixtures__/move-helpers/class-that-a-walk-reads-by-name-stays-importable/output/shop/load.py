import importlib
import pkgutil

import shop.plugins


def plugins():
    modules = [importlib.import_module(f"shop.plugins.{info.name}") for info in pkgutil.iter_modules(shop.plugins.__path__)]
    return [module.Plugin.name for module in modules]
