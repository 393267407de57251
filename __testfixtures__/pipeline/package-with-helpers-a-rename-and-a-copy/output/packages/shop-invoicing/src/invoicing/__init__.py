"""Invoices and reminders."""

from .documents import Invoice
from .reminders import Reminder
