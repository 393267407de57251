from hall import door


@door
class Walk: ...
