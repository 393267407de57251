from .taxes import STEP

print(STEP)
