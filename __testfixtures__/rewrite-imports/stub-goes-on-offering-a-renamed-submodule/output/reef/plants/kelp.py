LONG = True
