from listed import rules

__all__ = ["rules"]
