def pack(lines):
    return list(lines)
