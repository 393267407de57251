"""Deprecated: `shop.invoicing.deep.tax` is now `invoicing.deep.tax`.

The old name goes away in 1.0.
"""

import warnings
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from invoicing.deep.tax import gross

__all__ = ["gross"]

warnings.warn(
    "shop.invoicing.deep.tax is now invoicing.deep.tax; the old name goes away in 1.0",
    DeprecationWarning,
    stacklevel=2,
)


def __getattr__(name: str) -> object:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "invoicing.deep.tax"
    module = import_module(home)
    if not hasattr(module, name):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(
        f"{__name__}.{name} is now {home}.{name}; the old name goes away in 1.0",
        DeprecationWarning,
        stacklevel=2,
    )
    return getattr(module, name)


def __dir__() -> "list[str]":
    return sorted({*globals(), *dir(import_module("invoicing.deep.tax"))})
