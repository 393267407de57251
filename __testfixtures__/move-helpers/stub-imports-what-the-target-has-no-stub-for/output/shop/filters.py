def cheap(line):
    return line.price < 2
