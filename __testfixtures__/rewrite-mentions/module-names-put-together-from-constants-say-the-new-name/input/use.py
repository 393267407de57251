import importlib
import pathlib
import sys

import shop
import shop.lines
from shop import names

PKG = "shop"
MOD = PKG + ".lines"
STOCK = "shop.stock"
TABLE = {"x": f"{PKG}.lines", "y": "%s.stock" % PKG}


def load(path):
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def found():
    yield importlib.import_module(MOD)
    yield importlib.import_module("shop.%s" % "lines")
    yield importlib.import_module("{}.{}".format("shop", "lines"))
    yield importlib.import_module(".".join(["shop", "lines"]))
    yield importlib.import_module(".lines", PKG)
    yield importlib.import_module(TABLE["x"])
    yield importlib.import_module(names.LINES)
    yield vars(shop)["lines"]
    yield shop.__dict__["lines"]
    yield sys.modules[PKG + ".lines"]
    yield sys.modules.get(f"{PKG}.lines")
    yield __import__(PKG + ".lines", fromlist=["total"])
    yield importlib.import_module(str(pathlib.PurePosixPath("shop") / "lines").replace("/", "."))


print([module.total() for module in found()], load(STOCK + ".Count").left, load("{}.Count".format(STOCK)).left)
