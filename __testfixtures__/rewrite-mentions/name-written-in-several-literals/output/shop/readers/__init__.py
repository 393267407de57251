from importlib import import_module as load

till = load("..tills.drawer", __name__)
same = load(name=".drawer", package="shop.tills")
