import hut.track


def name():
    return hut.speed.fast(), hut.depth()
