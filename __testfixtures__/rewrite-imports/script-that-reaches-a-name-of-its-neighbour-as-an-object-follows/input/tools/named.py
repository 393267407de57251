import importlib

oven = importlib.import_module("oven")
print(oven.bake())
