import importlib
import sys


def reload(names):
    return [importlib.reload(importlib.import_module(name)) for name in names]


def is_ipython():
    return "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None


def loaded():
    return [name for name, module in sys.modules.copy().items() if module is not None]


def link(host, tls):
    if tls:
        scheme = "https"
    else:
        scheme = "http"
    return f"{scheme}://{host}"
