from .paper import Bill
from .pdf import printed
