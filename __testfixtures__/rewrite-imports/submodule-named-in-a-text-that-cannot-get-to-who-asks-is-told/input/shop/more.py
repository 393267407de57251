from shop.groups import core

__all__ = []
__all__.extend((
    "core",
))
