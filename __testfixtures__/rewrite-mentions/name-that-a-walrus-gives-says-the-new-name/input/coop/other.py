import importlib

NEST = importlib.import_module(__name__.replace("other", "egg"))
