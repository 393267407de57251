from helpers import g
from pkg import util
from pkg.util import f

print(f(), g(), util)
