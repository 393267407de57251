from typing import TYPE_CHECKING

from ._about import __doc__
from .tax import __all__

if TYPE_CHECKING:
    from ._about import __version__
    from .tax import *
    from .lines import Line

# Imported when first used (PEP 562).
_LAZY = {
    "__version__": "shop._about:__version__",
    "net": "shop.tax:net",
    "Line": "shop.lines:Line",
    "lines": "shop.lines",
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
