from store import till


def g(store):
    return till.f() + store
