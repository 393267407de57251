from web.res import load


def words():
    return load(__name__, "words.txt")
