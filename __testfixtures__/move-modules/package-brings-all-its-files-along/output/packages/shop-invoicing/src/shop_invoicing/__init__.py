from .lines import total

__all__ = ["total"]
