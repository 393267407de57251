from .paper import Bill
from .printing import printed
