import logging

logger = logging.getLogger(__name__)


def place(order):
    logger.info("placed %s", order)
