from .billing import Invoice as Invoice, RATE as RATE
