class TotalView:
    pass
