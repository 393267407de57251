from .bills import Bill
from .papers import Reminder

__all__ = ["Bill", "Reminder"]
