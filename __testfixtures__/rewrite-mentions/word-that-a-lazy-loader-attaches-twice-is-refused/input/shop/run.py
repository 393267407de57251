def run():
    return 2


def stop():
    return 3
