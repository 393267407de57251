import warnings

warnings.warn("shop.compat goes away", DeprecationWarning, stacklevel=2)

PY3 = True
