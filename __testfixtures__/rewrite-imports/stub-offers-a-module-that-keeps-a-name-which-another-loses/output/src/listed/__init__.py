__all__ = ["rules"]
