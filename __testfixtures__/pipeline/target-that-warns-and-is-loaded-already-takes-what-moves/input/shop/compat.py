import warnings

warnings.warn("loud", stacklevel=2)

PY3 = True
