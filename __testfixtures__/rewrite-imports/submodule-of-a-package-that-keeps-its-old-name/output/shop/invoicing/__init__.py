from .paper import Bill
