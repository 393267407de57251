from .invoicing import Invoice, Line

__all__ = ["Invoice", "Line"]
