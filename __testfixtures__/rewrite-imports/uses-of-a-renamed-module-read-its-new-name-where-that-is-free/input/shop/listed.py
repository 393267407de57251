from shop import misc

__all__ = ["misc"]
