from . import operator
