from importlib import import_module as load

till = load(".till", __name__)
same = load(name=".till", package="shop.readers")
