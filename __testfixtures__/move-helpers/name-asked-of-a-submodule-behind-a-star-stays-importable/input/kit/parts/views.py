class View:
    pass


class Node:
    pass
