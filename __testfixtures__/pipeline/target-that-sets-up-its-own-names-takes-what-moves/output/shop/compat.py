import logging
import re

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())
WORD = re.compile("a")
try:
    import fast
except ImportError:
    log.debug("slow")


def curry(func):
    return func
