from shop.invoicing.lines import Line, _Hidden

try:
    from shop.invoicing.guarded import Slow
except ImportError:
    pass

__all__ = ["Line"]
