from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import shop.tax as money
    from .inner import deep
    from . import lines as rows

__all__ = ["deep", "money", "rows"]

# Imported when first used (PEP 562).
_LAZY = {
    "money": "shop.tax",
    "deep": "shop.inner.deep",
    "rows": "shop.lines",
    "inner": "shop.inner",
    "lines": "shop.lines",
    "tax": "shop.tax",
}
_LAZY_TOO = {
    "inner": ["shop.inner.deep"],
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LAZY[name].partition(":")
    value = import_module(module)
    for other in _LAZY_TOO.get(name, ()):
        import_module(other)
    if attribute:
        value = getattr(value, attribute)
    globals()[name] = value
    return value


def __dir__() -> "list[str]":
    return sorted({*globals(), *_LAZY})
