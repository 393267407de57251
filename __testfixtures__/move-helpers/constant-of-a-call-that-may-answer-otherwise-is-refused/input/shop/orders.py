import functools
import os
import random

_seen = []
_table = {"a": 1}


def _count(name):
    return len(_seen)


def _deep():
    return _count("x")


def _looked(name):
    return _table.get(name)


def _home(name):
    return os.environ[name]


def _luck():
    return random.random()


def _held(x, seen=[]):
    seen.append(x)
    return len(seen)


def _loaded(name):
    from shop import late

    return late.RATE


def _printed(x):
    print(x)
    return x


@functools.lru_cache
def _kept(x):
    return [x]


def _called(wrap):
    return wrap()


class Reader:
    def __init__(self):
        self.value = len(_seen)

    @classmethod
    def made(cls):
        return len(_seen)


COUNTED = _count("x")
DEEP = _deep()
LOOKED = _looked("a")
HOME = _home("HOME")
LUCK = _luck()
HELD = _held(1)
LOADED = _loaded("x")
PRINTED = _printed(1)
KEPT = _kept(1)
CALLED = _called(_deep)
MAPPED = tuple(map(_count, ["a"]))
FIRST = min(["a", "b"], key=_count)
READER = Reader()
MADE = Reader.made()
_seen.append(1)
