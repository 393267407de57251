class Can:
    pass


class _Hose:
    pass
