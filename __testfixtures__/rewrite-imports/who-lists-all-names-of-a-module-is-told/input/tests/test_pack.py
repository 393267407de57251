import inspect

import brook.pack
from brook import a as source
from brook.pack import names


def test_names():
    assert [n for n in dir(names) if n.isupper()] == ["ONE", "TWO"]
    assert vars(names)["ONE"] == 1 and names.__dict__["TWO"] == 2


def test_all():
    for name, value in vars(brook.pack.names).items():
        assert name.startswith("_") or value in (1, 2)
    assert len([m for m in inspect.getmembers(names) if m[0].isupper()]) == 2
    assert brook.pack.__all__ == ["ONE", "TWO"]
    assert dir(brook.pack)


def test_source():
    assert {name for name in source.__dict__ if name.isupper()} == {"LIMIT", "DEPTH"}
