def boot():
    import shop.net.line
