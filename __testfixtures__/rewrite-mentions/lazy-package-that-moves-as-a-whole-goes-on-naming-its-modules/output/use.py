from oven.by_dot import Plate

print(Plate)
