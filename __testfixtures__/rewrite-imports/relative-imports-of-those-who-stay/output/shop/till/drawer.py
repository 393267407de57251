import invoicing
from .. import stock
from invoicing import RATE, lines
from invoicing.lines import Line


def count():
    from invoicing import lines as paper

    return paper.Line.total + invoicing.RATE


print(invoicing.RATE, stock.left(1), RATE, lines.Line.total, Line.total, count())
