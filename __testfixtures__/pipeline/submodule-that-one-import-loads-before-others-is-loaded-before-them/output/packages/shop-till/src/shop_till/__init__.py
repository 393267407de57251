from ._lines import Line

__all__ = ["Line"]
