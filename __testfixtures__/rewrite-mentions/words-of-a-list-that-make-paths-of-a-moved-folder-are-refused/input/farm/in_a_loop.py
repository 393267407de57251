from farm import HERE

WORDS = ("field", "barn")
for word in WORDS:
    print((HERE / word).is_dir())
