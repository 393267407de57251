import sys
from brook.fish import Trout

ROOT = "brook"


def is_own(thing):
    top = type(thing).__module__.partition(".")[0]
    return top == ROOT


def from_here():
    frame = sys._getframe(1)
    return frame.f_globals.get("__name__", "").startswith("brook.")


def is_called_so(river):
    # A name of a river, and of no module.
    return river.name == "brook" or river.kind.startswith("brook.")


print(is_own(Trout()))
