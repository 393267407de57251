from farm import HERE, taken

print([HERE / place for place in taken.PLACES])
