from datetime import datetime


def sent_at():
    return datetime.now()
