from quickload import ThreadDataLoader


def pages(rows):
    return ThreadDataLoader(rows)
