class CellTable(tuple):
    """The widths of characters."""
