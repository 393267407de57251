from shop.bills.lines import Line, _Hidden

try:
    from shop.bills.guarded import Slow
except ImportError:
    pass

__all__ = ["Line"]
