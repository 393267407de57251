from . import lines

COUNT = lines.COUNT
