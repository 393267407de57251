from kiln.by_dot import Plate

print(Plate)
