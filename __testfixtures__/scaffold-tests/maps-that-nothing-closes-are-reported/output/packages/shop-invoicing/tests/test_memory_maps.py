"""What holds memory maps lets go of them when its work ends, so that their files can be deleted."""

import gc
import inspect
import mmap
import shutil
import weakref
from pkgutil import resolve_name

import pytest

OWNERS = {
    "shop_invoicing.ledger.Closed": [
        "rows",
    ],
}


class _Holder:
    """Stands for whatever reads from a mapped file."""

    def __init__(self, path):
        with open(path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 0)


@pytest.mark.parametrize("name", OWNERS)
def test_teardown_lets_go_of_the_maps(name, tmp_path):
    kind = resolve_name(name)
    if inspect.isabstract(kind):
        pytest.skip(f"{name} is abstract")
    owner = object.__new__(kind)
    held = []
    for attribute in OWNERS[name]:
        path = tmp_path / attribute
        path.write_bytes(bytes(16))
        setattr(owner, attribute, _Holder(path))
        held.append(weakref.ref(getattr(owner, attribute)))
    owner.teardown(*("fit" for _ in inspect.signature(owner.teardown).parameters))
    gc.collect()
    assert [holder() for holder in held] == [None] * len(held)
    shutil.rmtree(tmp_path)
