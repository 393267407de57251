from helpers import g
from pkg.util import f
from pkg import util

print(f(), g(), util)
