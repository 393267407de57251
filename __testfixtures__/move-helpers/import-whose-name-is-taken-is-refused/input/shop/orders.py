import datetime


def due_on(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=14)
