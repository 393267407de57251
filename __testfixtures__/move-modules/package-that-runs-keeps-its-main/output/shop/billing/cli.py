def main(arguments):
    return len(arguments)
