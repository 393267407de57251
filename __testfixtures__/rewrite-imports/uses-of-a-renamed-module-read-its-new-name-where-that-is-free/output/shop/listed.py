from shop import money as misc

__all__ = ["misc"]
