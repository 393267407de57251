from farm import HERE

HAY = (HERE / "barn" / "hay.txt").read_text()
