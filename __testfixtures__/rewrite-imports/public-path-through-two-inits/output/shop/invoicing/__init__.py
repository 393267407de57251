from .documents import Line
from .documents import Line as Position
from .papers import Invoice
