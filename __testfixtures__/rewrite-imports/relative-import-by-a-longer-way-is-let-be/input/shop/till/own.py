from ..till.desks import X
from ..common.serialize import json

print(X, json)
