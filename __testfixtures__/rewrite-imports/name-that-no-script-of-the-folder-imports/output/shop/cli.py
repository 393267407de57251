import logging

from . import logging as util

if __name__ == "__main__":
    print(logging.getLogger("a").name, util.RATE)
