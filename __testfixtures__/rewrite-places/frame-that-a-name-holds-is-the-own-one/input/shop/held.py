import inspect
import os
import sys


def rates():
    frame = inspect.currentframe()
    return open(os.path.join(os.path.dirname(frame.f_code.co_filename), "data", "rates.txt")).read()


def by_code():
    code = sys._getframe().f_code
    here = os.path.dirname(code.co_filename)
    return open(os.path.join(here, "data", "rates.txt")).read()


def by_frame():
    if (frame := sys._getframe(0)) is not None:
        return open(os.path.join(os.path.dirname(inspect.getfile(frame)), "data", "rates.txt")).read()
