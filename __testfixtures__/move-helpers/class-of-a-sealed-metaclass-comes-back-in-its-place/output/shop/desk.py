from . import papers


def remind():
    return papers.Reminder.lines
