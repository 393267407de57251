import harbor as dock
from dock import sync


def go():
    return sync.x() + dock.y()


print(go())
