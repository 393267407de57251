from farm import HERE

print(HERE)
PLACES = ["barn"]
