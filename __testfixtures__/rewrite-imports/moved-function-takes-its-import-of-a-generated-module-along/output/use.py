from pkg.a import g
from pkg.t.b import f

print(f(), g())
