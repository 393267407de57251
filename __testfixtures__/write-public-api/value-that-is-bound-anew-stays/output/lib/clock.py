now = 0


def tick():
    global now
    now += 1
