import sys

from .core import walk, render, describe, complain, ALIAS, Value, walk as another_walk, render as another_render

print(sys.path, walk, render, describe, complain, ALIAS, Value, another_walk, another_render)
