import operator
import sys

import jobs.start
import mill.wheel

print(hasattr(mill.wheel, "spoke"), "mill.wheel.spoke" in sys.modules)
print(operator.attrgetter("wheel.spoke.COUNT")(mill))
