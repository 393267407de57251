"""The till prints with :mod:`invoicing.lines`.

See :class:`~invoicing.documents.Invoice`, :func:`.left` and shop.invoicing_old.
"""

# invoicing.lines is imported below; see https://shop.invoicing/till and packages/shop-invoicing/src/invoicing/lines.py.
from invoicing.lines import Line  # type: invoicing.lines.Line


class Till:
    """Holds `invoicing.lines.Line`s.

    :param line: a :py:class:`invoicing.lines.Line <Line>`
    """

    line = Line  #: invoicing.Invoice
    "Not shop.invoicing.lines.missing."
