def fetch():
    return "real"


def send():
    return "sent"
