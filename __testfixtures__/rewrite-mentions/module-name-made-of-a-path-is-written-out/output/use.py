import importlib

print(importlib.import_module("coop.bird").lay())
