import logging

import structlog

from .res import note

LOG = logging.getLogger(__name__)
MORE = structlog.get_logger(__name__)
TEXT = note(__name__, "words.txt")
