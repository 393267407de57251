from importlib import import_module

KINDS = ["wheel"]
NAMES = []
for kind in KINDS:
    NAMES.append(__package__ + "." + kind)

PARTS = [import_module(name) for name in NAMES]
