from .lines import Line

__all__ = ["Line"]
