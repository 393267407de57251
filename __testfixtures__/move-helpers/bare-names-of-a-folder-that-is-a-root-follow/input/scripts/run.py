from helpers import g

print(g())
