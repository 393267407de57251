import os

from farm import HERE

ORDER = [
    os.path.join("field", "wheat"),
    os.path.join("farm", "shed"),
]
print(HERE, ORDER)
