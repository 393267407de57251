class Leaf:
    pass


class Node:
    pass
