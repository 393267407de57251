import threading

TOTALS = []


def total(one):
    TOTALS.append(one)


def begin():
    thread = threading.Thread(target=total, args=[1])
    thread.start()
    thread.join()
