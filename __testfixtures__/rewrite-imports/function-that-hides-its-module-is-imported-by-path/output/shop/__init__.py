from ._total import net, total
