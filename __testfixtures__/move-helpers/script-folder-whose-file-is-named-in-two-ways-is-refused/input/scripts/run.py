from helpers import f

print(f())
