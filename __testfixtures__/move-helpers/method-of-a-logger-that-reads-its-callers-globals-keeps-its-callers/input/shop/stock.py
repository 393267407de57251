from shop import log


class Counter:
    def add(self, item):
        return log.LOG.info(item)


def count():
    return 3
