__all__ = ["spin", "quiet"]
