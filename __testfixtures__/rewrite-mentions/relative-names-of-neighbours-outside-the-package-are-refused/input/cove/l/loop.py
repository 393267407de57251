from importlib import import_module

for _part in (".k.session", "tide"):
    globals()[_part.rpartition(".")[2]] = import_module("." + _part, __package__)
