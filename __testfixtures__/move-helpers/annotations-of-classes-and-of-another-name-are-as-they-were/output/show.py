import hut.conf

STEP = hut.conf.__annotations__["STEP"]
NAMES = list(hut.conf.Kit.__annotations__)
