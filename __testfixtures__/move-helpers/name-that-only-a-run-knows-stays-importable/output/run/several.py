import sys

from zoo import models, nets

FOUND = [getattr(one, "List" + sys.argv[1], None) for one in (models, nets)]
print(eval("models.Code" + sys.argv[1]))
