"""The till prints with :mod:`shop.invoicing.lines`.

See :class:`~shop.invoicing.documents.Invoice`, :func:`.left` and shop.invoicing_old.
"""

# shop.invoicing.lines is imported below; see https://shop.invoicing/till and shop/invoicing/lines.py.
from shop.invoicing.lines import Line  # type: shop.invoicing.lines.Line


class Till:
    """Holds `shop.invoicing.lines.Line`s.

    :param line: a :py:class:`shop.invoicing.lines.Line <Line>`
    """

    line = Line  #: shop.invoicing.Invoice
    "Not shop.invoicing.lines.missing."
