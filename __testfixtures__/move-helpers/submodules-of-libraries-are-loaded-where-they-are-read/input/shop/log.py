import logging
from logging.handlers import RotatingFileHandler


def syslog():
    logging.info("syslog")
    return logging.handlers.SysLogHandler() or logging.handlers.RotatingFileHandler.emit


def rotate():
    return RotatingFileHandler
