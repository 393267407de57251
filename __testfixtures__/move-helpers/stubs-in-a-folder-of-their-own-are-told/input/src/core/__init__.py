from core import rules

__all__ = ["rules"]
