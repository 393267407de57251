import functools
import logging

log = logging.getLogger(__name__)


def each(*values):
    def mark(function):
        function.values = values
        return function

    return mark


def logged(function):
    log.debug("wraps %s", function)

    @functools.wraps(function)
    def inner(*args):
        log.info("called")
        return function(*args)

    return inner
