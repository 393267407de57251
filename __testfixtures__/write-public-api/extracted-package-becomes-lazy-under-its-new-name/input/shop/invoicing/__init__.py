from shop.invoicing.lines import Line

__all__ = ["Line"]
