from ..common.serialize import json
from ..till import desks

print(json, desks)

from ..common.serialize import *
