import sys

print(sys.modules["oven"].bake())
