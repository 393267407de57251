"""Deprecated: `shop.till` is now `shop_till`. The old name goes away in 3.0."""

import warnings
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop_till import RATE

__all__ = ["RATE"]

warnings.warn(
    "shop.till is now shop_till; the old name goes away in 3.0",
    DeprecationWarning,
    stacklevel=2,
)


def __getattr__(name: str) -> object:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "shop_till"
    module = import_module(home)
    if not hasattr(module, name):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(
        f"{__name__}.{name} is now {home}.{name}; the old name goes away in 3.0",
        DeprecationWarning,
        stacklevel=2,
    )
    return getattr(module, name)


def __dir__() -> "list[str]":
    return sorted({*globals(), *dir(import_module("shop_till"))})
