import os, gridlib, sys
import json; import gridlib.files


def size(x):
    return gridlib.size(os.fspath(x), sys.path, json), gridlib.files
