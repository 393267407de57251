from common import f
from helpers import g

print(f(), g())
