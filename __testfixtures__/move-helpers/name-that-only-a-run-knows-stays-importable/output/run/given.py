import sys

from zoo.given import models
from zoo.models import own

print(getattr(models(), "Given" + sys.argv[1]), own(sys.argv[1]))
