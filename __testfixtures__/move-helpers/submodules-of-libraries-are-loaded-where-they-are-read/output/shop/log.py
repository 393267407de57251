from logging.handlers import RotatingFileHandler


def rotate():
    return RotatingFileHandler
