__all__ = ["invoicing", "stock"]
