from farm import HERE

WORDS = ["field", "barn"]
for word in WORDS:
    print(open(f"{HERE}/{word}/hay.txt").read())
