PARTS = ["core", "extra"]

print(PARTS)
