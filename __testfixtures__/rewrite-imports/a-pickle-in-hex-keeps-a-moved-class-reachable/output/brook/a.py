from brook.b import Bill as Bill, Mill as Mill, Till as Till


class Sill: ...
