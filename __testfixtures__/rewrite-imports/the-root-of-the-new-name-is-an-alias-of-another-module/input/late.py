import cove


def go():
    from harbor import y as dock

    return cove.sync.x() + dock()
