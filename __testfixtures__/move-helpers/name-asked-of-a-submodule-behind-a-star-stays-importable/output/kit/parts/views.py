from .nodes import Node as Node


class View:
    pass
