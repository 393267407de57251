import logging

log = logging.getLogger(__name__)


class Line:
    pass


def add():
    log.info("added")
    return Line()
