def make():
    ns = {"__package__": "pk", "__name__": "pk.virtual"}
    exec("from .core import X\nfrom . import core", ns)
    exec("from .core import X", globals())
    return ns["X"]
