from shop import fields

__all__ = ["fields"]
