def count(lines):
    return len(lines)
