import logging

log = logging.getLogger(__name__)


def third(price):
    return price / 3
