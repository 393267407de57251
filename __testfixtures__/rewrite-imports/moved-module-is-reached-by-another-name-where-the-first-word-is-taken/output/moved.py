import bill
from store import sums


def g(store):
    return sums.total() + bill.count() + store
