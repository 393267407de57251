WORD = r"\w+"
