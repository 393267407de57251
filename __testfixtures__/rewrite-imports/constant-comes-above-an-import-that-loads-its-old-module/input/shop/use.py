from .rates import STEP

print(STEP)
