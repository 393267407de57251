import sys

from zoo import models


def version(module):
    for name in ("__version__", "VERSION"):
        if hasattr(module, name):
            return getattr(module, name)
    return getattr(module, "test_" + sys.argv[1], None)


print(version(models), getattr(models.own, sys.argv[1], None))
