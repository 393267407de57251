import store.cloud


def other():
    return store.other, store.cloud.open(1)
