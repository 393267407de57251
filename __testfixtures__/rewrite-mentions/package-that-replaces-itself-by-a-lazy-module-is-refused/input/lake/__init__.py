import sys

from lazy_modules import LazyModule

sys.modules[__name__] = LazyModule(__name__, {"fish": ["SCALES"]})
