from importlib import import_module

from proj import settings

print([import_module(name, "proj") for name in settings.NAMES])
