import importlib
import sys

NAME = "brook"
PREFIX = "brook"


def load():
    return importlib.import_module(NAME)


def title():
    return f"the {NAME} tools"


def loaded(name):
    # Names of rivers begin so as well, and so does `brook_tools`, a package beside it.
    return name.startswith(PREFIX) or any(module.startswith(PREFIX) for module in sys.modules)
