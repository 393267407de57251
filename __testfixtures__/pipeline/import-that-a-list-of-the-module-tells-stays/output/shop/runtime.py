from shop.loops import Loop as Loop
from shop.util import aiter as aiter, wait

exported = ["aiter", "wait", "Context"]


class Context:
    wait = wait
