import sys

from ._values import Value
from .core import walk, render, describe, complain, ALIAS, walk as another_walk, render as another_render, MODE, explain

print(sys.path, walk, render, describe, complain, ALIAS, Value, another_walk, another_render)


def argument(target): return MODE, explain(target)
