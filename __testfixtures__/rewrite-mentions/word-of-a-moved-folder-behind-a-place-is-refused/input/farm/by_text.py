import os

import farm

ROOT = os.path.dirname(farm.__file__)
HAY = open(f"{ROOT}/barn/hay.txt").read() + open(ROOT + "/barn/hay.txt").read()
