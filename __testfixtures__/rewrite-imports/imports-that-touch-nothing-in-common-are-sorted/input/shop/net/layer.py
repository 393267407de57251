from hall import door


@door
class Layer: ...
