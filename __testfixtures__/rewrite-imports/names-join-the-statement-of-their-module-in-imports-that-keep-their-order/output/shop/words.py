WORDS = []
