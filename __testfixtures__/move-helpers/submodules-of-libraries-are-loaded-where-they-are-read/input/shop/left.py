import logging
from logging.handlers import RotatingFileHandler


def rotating():
    return RotatingFileHandler("shop.log")


def memory():
    return logging.handlers.MemoryHandler(1)
