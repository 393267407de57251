from farm import HERE

WORDS = ["field", "barn"]
FOUND = [
    HERE / word
    for word in WORDS
]
