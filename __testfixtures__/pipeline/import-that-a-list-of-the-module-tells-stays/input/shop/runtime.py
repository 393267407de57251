from shop.util import aiter, other, wait

exported = ["aiter", "wait", "Context"]


class Context:
    wait = wait


class Loop:
    run = aiter
    more = other
