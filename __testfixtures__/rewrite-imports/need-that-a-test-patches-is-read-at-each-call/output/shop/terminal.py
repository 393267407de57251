def read_line(text):
    return input(text)
