from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.tax import net as net

try:
    import json
except ImportError:
    json = None


def title():
    return json


# Moved; the old names go away in 1.0.
_MOVED = {
    "net": "shop.tax",
}
__all__ = ["title", "net"]
__all__ += [
    name
    for name in ("json",)
    if name in globals()
]


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
