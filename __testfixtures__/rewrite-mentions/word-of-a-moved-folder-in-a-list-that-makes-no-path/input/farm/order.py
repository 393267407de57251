import os

from farm import HERE

ORDER = [
    os.path.join("field", "wheat"),
    os.path.join("farm", "barn"),
]
print(HERE, ORDER)
