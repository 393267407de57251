from .base import bar

__all__ = ["bar"]
