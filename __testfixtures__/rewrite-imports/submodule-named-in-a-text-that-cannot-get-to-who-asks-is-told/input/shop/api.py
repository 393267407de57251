from shop.groups import core

__all__ = ["core"]
