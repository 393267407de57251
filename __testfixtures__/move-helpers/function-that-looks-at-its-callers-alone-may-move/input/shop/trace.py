import inspect
import sys


def package(name=None):
    if name is None:
        frame = inspect.currentframe()
        f_back = frame.f_back if frame is not None else None
        f_globals = f_back.f_globals if f_back is not None else None
        # no cycle
        del frame
        name = f_globals["__name__"]
    return name


def module():
    return sys._getframe(1).f_globals["__name__"]


def depth():
    return sys._getframe().f_back.f_globals["__name__"]


def line():
    return sys._getframe(1).f_lineno
