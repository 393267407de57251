from importlib import import_module

_MODULES = {"fish": "SCALES FINS".split()}


def __getattr__(name):
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
