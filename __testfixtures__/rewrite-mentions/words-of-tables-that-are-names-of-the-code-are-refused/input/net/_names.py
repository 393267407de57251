LAZY = dict(fast=1, slow=2)
