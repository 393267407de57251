from .tax import net

__all__ = [name for name in globals() if not name.startswith("_")]
