from .documents import Invoice
