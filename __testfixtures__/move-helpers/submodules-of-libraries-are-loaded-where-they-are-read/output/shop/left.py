import logging
from logging.handlers import RotatingFileHandler as RotatingFileHandler


def memory():
    return logging.handlers.MemoryHandler(1)
