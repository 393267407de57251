"""What shares state through a `Manager` starts it late, so that workers can be spawned."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pkgutil import resolve_name

import pytest

USERS = [  # create a `Manager`
    "shop_invoicing.cache.Cache",
]


def _children_of_import(name: str) -> int:
    resolve_name(name)
    return len(multiprocessing.active_children())


def _names(code) -> set[str]:
    inner = [const for const in code.co_consts if hasattr(const, "co_names")]
    return set(code.co_names).union(*map(_names, inner))


@pytest.mark.parametrize("name", USERS)
def test_init_starts_no_manager(name):
    code = getattr(resolve_name(name).__init__, "__code__", None)
    assert code is None or "Manager" not in _names(code)


@pytest.mark.slow
@pytest.mark.parametrize("name", USERS)
def test_can_be_imported_by_a_spawned_worker(name):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(_children_of_import, name).result(timeout=300) == 0
