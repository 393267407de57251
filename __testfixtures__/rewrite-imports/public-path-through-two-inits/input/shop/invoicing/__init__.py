from .documents import Invoice, Line
from .documents import Line as Position
