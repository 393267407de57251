import os
import gridlib  # fast tables


def size(x):
	return gridlib.size(os.fspath(x))
