from .tax import net


def __getattr__(name):
    raise AttributeError(name)
