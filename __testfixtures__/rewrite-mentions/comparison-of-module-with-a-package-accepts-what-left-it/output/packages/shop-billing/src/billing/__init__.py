from billing.lines import Line

__all__ = ["Line"]
