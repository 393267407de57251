MAX_LINES = 500
"""More lines than this do not fit on one invoice."""

#: Days until a reminder is sent.
REMINDER_DAYS = 14
