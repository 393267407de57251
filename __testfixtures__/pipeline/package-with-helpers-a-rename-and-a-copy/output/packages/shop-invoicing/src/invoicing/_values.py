"""Types of invoices."""

from typing import NewType

Cents = NewType("Cents", int)
