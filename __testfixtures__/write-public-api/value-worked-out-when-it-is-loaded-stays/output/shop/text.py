WORDS = {"a": lambda: open("a.txt")}
