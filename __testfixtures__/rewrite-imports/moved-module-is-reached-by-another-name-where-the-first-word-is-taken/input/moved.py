import bill


def g(store):
    return bill.total() + bill.count() + store
