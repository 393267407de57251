import importlib
import pathlib
import sys

import shop
import shop.rows
from shop import names

PKG = "shop"
MOD = PKG + ".rows"
STOCK = "shop.stock"
TABLE = {"x": f"{PKG}.rows", "y": "%s.stock" % PKG}


def load(path):
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def found():
    yield importlib.import_module(MOD)
    yield importlib.import_module("shop.%s" % "rows")
    yield importlib.import_module("{}.{}".format("shop", "rows"))
    yield importlib.import_module(".".join(["shop", "rows"]))
    yield importlib.import_module(".rows", PKG)
    yield importlib.import_module(TABLE["x"])
    yield importlib.import_module(names.LINES)
    yield vars(shop)["rows"]
    yield shop.__dict__["rows"]
    yield sys.modules[PKG + ".rows"]
    yield sys.modules.get(f"{PKG}.rows")
    yield __import__(PKG + ".rows", fromlist=["total"])
    yield importlib.import_module(str(pathlib.PurePosixPath("shop") / "rows").replace("/", "."))


print([module.total() for module in found()], load("shop.store.Count").left, load("shop.store.Count").left)
