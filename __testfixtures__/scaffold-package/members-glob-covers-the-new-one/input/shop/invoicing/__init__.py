import attr

from shop.invoicing.models import Line

__all__ = ["Line", "attr"]
