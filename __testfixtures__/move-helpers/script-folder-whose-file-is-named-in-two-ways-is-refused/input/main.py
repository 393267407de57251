from scripts.helpers import f

print(f())
