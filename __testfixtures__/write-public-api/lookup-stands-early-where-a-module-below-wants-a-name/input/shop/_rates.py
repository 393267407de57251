from shop import net

RATE = net(1)
