from kit.data.io import X
from kit.more.io import Y

RATE = 2

print(X, Y, RATE)
