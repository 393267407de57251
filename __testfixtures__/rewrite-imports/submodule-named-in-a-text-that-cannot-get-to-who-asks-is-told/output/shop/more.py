from shop.groups import kernel as core

__all__ = []
__all__.extend((
    "core",
))
