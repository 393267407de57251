CARDS = [2]
