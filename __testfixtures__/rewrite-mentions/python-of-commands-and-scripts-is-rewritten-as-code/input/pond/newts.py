TAIL = True
