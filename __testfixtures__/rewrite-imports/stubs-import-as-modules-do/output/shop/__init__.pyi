from .billing import RATE as RATE
from .papers import Invoice as Invoice
