from concurrent.futures import ThreadPoolExecutor

COUNTED = []


def count(one):
    COUNTED.append(one)


def handle(one):
    count(one)


with ThreadPoolExecutor() as pool:
    list(pool.map(handle, [1, 2]))
