from .bar import bar

__all__ = ["bar"]
