import importlib
import sys
from operator import attrgetter

module = importlib.import_module("zoo.models")
net = getattr(module, "Load" + sys.argv[1])
path = "Walk" + sys.argv[1]
print(module.__getattribute__(path))
print(attrgetter("Getter" + sys.argv[1])(module))
