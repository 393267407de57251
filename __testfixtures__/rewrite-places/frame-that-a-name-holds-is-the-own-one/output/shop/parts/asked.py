import inspect
import os.path
import sys


def here():
    return os.path.dirname(os.path.dirname(inspect.getfile(sys.modules[__name__])))


def rates():
    return open(os.path.join(here(), "data", "rates.txt")).read()
