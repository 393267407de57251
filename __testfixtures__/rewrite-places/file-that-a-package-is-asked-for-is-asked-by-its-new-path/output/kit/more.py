import pkgutil
from importlib.resources import files as _files

import kit

BASE = _files("kit")


def all_of(name):
    return [
        BASE / "store/data" / "t.txt",
        _files(kit).joinpath("store/data", "t.txt"),
        _files("kit").joinpath("store/data").joinpath("t.txt"),
        _files("kit") / f"store/data/{name}.txt",
        pkgutil.get_data("kit", "store/data/t.txt"),
        _files("kit") / "other.txt",
    ]
