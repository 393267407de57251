from lake.scales import swim as swim


class Carp:
    pass
