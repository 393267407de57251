from .depth import deep
from .speed import fast
from .width import wide


def go():
    return fast(), deep(), wide()
