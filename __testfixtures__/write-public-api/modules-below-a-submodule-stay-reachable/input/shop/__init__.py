from .tax import net

__all__ = ["net"]
