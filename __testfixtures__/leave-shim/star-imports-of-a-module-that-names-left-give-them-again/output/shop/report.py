import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.tax import RATE as RATE

_KEY = "k"


def title():
    return os.sep + _KEY


# Moved; the old names go away in 1.0.
_MOVED = {
    "RATE": "shop.tax",
}
__all__ = ["os", "title", "RATE"]


def __getattr__(name: str) -> object:
    import warnings
    from importlib import import_module

    if name not in _MOVED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _MOVED[name]
    warnings.warn(
        f"{__name__}.{name} is now {home}.{name}; the old name goes away in 1.0",
        DeprecationWarning,
        stacklevel=2,
    )
    return getattr(import_module(home), name)
