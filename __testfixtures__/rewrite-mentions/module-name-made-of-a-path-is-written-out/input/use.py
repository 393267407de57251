import importlib

print(importlib.import_module("coop/hen".replace("/", ".")).lay())
