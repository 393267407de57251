x = 1; import gridlib; import store.cloud as cloud
import gridlib.files; import store.cloud.keys


def size():
    return gridlib.size(x), cloud.open(x), gridlib.files.all(x), store.cloud.keys.all(x)
