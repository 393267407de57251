import sys

sys.path.insert(0, "tools")

import press

print(press.bake())
