class Csv:
    pass
