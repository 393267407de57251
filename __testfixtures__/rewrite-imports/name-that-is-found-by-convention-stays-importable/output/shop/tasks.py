from shop.goal import nightly as nightly


def stay():
    return 1
