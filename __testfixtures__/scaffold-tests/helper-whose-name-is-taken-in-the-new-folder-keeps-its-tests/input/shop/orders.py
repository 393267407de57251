def place(lines):
    return list(lines)
