import inspect
import sys

from zoo.models import own

print(getattr(inspect.getmodule(own), "Made" + sys.argv[1]))
