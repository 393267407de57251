import shop as s


def serve():
    s.till.open_till()
