def check_all():
    return [rule() for name, rule in sorted(globals().items()) if name.startswith("check_s")]
