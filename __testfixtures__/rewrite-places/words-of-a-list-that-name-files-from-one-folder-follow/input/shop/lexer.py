LEX = 1
