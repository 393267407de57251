from dock import sync


def go():
    from harbor import y as dock

    return sync.x() + dock()
