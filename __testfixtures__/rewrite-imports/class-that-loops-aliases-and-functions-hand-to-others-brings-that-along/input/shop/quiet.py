import logging

from shop.table import look

log = logging.getLogger(__name__)


class Token:
    pass


KINDS = []
for kind in (Token,):
    KINDS.append(kind)
NAMES = [look(kind) for kind in (Token,)]
log.debug("have %s", [look(kind) for kind in KINDS])
