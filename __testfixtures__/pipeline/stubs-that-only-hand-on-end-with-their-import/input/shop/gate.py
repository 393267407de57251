from shop.finds import found


@found
class Gate:
    def width(self) -> int:
        return 1


class Post: ...
