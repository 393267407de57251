"""Sizes."""
import gridlib  # tables


def size(x):
	return gridlib.size(x)
