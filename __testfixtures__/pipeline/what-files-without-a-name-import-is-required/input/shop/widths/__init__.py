"""Tables by version; `width10-0.py` is no name that an import statement could have."""

from importlib import import_module


def load(version):
    return import_module(f".width{version.replace('.', '-')}", __name__).TABLE
