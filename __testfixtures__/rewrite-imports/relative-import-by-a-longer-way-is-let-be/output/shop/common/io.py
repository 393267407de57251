from ..common.serialize import json
from ..desk import desks

print(json, desks)

from ..common.serialize import *
