"""Sizes."""
from shop import _imports


def size(x):
	return _imports.gridlib.size(x)
