import till


def serve():
    till.open_till()
