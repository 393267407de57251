from helpers import f, g

print(f(), g())
