import logging

log = logging.getLogger(__name__)


def half(price):
    return price / 2


def third(price):
    return price / 3
