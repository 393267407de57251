import inspect
import sys


def own():
    frame = inspect.currentframe()
    back = frame.f_back
    return frame.f_globals["__name__"], back.f_lineno


def handed(use):
    frame = sys._getframe(0)
    return use(frame), frame.f_back.f_globals
