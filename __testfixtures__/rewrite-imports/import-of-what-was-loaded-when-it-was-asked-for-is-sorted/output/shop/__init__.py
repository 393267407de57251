def boot():
    import shop_net.line
