import invoicing
from invoicing import RATE, lines
from invoicing.lines import Line

from .. import stock


def count():
    from invoicing import lines as paper

    return paper.Line.total + invoicing.RATE


print(invoicing.RATE, stock.left(1), RATE, lines.Line.total, Line.total, count())
