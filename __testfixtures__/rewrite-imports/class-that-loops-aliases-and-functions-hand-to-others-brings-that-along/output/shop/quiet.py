import logging

from shop.money import Token
from shop.table import look

log = logging.getLogger(__name__)


KINDS = []
for kind in (Token,):
    KINDS.append(kind)
NAMES = [look(kind) for kind in (Token,)]
log.debug("have %s", [look(kind) for kind in KINDS])
