import dock.depth
import dock.sync


def go():
    return dock.sync.x() + dock.depth.z()
