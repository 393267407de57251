from helpers import f, g
from pkg import util

print(f(), g(), util)
