import sys

if sys.platform != "win32":
    raise ImportError("only on Windows")

PY3 = True
