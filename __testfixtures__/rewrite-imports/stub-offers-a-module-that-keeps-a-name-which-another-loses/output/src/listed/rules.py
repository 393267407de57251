from core.more import drop
from core.rules import keep

__all__ = ["drop", "keep"]
