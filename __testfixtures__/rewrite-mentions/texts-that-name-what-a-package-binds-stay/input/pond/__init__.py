from .hop import hop
