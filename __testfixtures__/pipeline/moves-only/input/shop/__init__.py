from .bills import Bill, Reminder

__all__ = ["Bill", "Reminder"]
