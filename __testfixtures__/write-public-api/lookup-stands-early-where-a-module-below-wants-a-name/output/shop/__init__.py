from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tax import net

# Imported when first used (PEP 562).
_LAZY = {
    "net": "shop.tax:net",
    "tax": "shop.tax",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LAZY[name].partition(":")
    value = import_module(module)
    if attribute:
        value = getattr(value, attribute)
    globals()[name] = value
    return value


def __dir__() -> "list[str]":
    return sorted({*globals(), *_LAZY})


from . import _rates  # noqa: E402

__all__ = ["net"]
