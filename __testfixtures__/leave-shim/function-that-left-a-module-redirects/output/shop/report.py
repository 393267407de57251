"""Reports."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.tax import RATE as RATE, gross as gross


def title():
    return "Report"


# Moved; the old names go away in 1.0.
_MOVED = {
    "gross": "shop.tax",
    "RATE": "shop.tax",
}
__all__ = ["title", "gross", "RATE"]


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


if __name__ == "__main__":
    print(title())
