from ._hop import hop
