import importlib
import itertools

for package, name in itertools.product(["coop"], ["hen", "cow"]):
    print(importlib.import_module("%s.%s" % (package, name)).lay())
