started = []


def start(name):
    started.append(name)
