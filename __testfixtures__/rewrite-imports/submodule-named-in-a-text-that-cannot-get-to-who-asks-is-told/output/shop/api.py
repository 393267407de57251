from shop.groups import kernel as core

__all__ = ["core"]
