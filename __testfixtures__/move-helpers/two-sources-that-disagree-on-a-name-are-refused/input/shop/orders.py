import datetime


def due_on(day):
    return day + datetime.timedelta(days=14)
