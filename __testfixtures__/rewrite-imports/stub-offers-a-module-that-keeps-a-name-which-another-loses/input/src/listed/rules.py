from core.rules import drop, keep

__all__ = ["drop", "keep"]
