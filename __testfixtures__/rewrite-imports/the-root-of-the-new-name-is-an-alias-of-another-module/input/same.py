import cove
import dock.depth


def go():
    return cove.sync.x() + dock.depth.z()
