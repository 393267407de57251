from store.cloud import open as open_cloud

import gridlib
from gridlib import colors

from shop.colors import red


def size(x):
    return open_cloud(gridlib.size(x)), colors, red
