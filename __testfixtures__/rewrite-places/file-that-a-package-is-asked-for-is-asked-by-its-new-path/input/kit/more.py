import pkgutil
from importlib.resources import files as _files

import kit

BASE = _files("kit")


def all_of(name):
    return [
        BASE / "data" / "t.txt",
        _files(kit).joinpath("data", "t.txt"),
        _files("kit").joinpath("data").joinpath("t.txt"),
        _files("kit") / f"data/{name}.txt",
        pkgutil.get_data("kit", "data/t.txt"),
        _files("kit") / "other.txt",
    ]
