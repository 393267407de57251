import oven

print(getattr(oven, "bake")())
