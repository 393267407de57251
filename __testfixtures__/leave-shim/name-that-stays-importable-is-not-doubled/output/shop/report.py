from typing import TYPE_CHECKING

from shop.tax import gross

if TYPE_CHECKING:
    from shop.tax import net as net

TOTAL = gross(1)


# Moved; the old names go away in 1.0.
_MOVED = {
    "net": "shop.tax",
}
__all__ = ["gross", "TOTAL", "net"]


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
