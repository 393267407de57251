from shop.kinds import Edge, Kind, Paper, Price


def pay():
    return Price(1, 2), Kind.INK, Paper, Edge
