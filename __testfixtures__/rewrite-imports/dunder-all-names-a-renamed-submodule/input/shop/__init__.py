__all__ = ["billing", "stock"]
