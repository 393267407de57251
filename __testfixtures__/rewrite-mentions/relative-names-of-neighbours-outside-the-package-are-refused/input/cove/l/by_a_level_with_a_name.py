import importlib

_WHERE = {"Session": "k.session"}


def __getattr__(name):
    if name in _WHERE:
        return getattr(__import__(_WHERE[name], globals(), fromlist=["x"], level=2), name)
    raise AttributeError(name)
