from .res import deep

WORDS = deep(__spec__.name, "words.txt")
