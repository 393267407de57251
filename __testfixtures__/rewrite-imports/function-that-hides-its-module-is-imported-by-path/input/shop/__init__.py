from .total import net, total
