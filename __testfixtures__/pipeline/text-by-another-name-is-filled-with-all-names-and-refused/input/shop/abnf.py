TEXT = "{a}"
a = 1
value = TEXT.format(**globals())
