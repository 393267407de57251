class Gold:
    karat = 24
