def pdf(path):
    import paperkit

    return paperkit.write(path)
