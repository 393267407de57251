from mint.coins import *

CHANGE = [Penny.value] * 3
