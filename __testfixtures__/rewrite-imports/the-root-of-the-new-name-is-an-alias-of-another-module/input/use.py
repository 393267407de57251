import cove
import harbor as dock


def go():
    return cove.sync.x() + dock.y()


print(go())
