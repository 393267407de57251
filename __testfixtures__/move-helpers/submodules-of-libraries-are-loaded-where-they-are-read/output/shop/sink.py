import logging
import logging.handlers
import os
import xml.dom.minidom
from logging.handlers import RotatingFileHandler

SIZE = 7


def syslog():
    logging.info("syslog")
    return logging.handlers.SysLogHandler() or logging.handlers.RotatingFileHandler.emit


def rotating():
    return RotatingFileHandler("shop.log")


def parse(text):
    return xml.dom.minidom.parseString(text)


def home():
    return os.environ.get("HOME")
