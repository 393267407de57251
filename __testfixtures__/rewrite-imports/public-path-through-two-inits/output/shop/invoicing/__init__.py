from .documents import Line
from .papers import Invoice
from .documents import Line as Position
