def fold(lines):
    return len(lines)
