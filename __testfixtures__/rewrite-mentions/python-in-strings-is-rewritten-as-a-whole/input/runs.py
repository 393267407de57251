import subprocess
import sys
import textwrap
import timeit

SOURCE = """
import shop.bills
import shop.stock


def test():
    assert shop.bills.net(shop.stock.count()) == 2
"""


def run(name):
    space = {}
    exec("from shop.bills import net, gross\nX = net(1) + gross(1)", space)
    exec(
        textwrap.dedent("""
            from shop.bills import (
                gross,
                net,
            )

            if gross(1):
                from shop import stock

                Y = net(stock.count())
        """),
        space,
    )
    exec(f"from shop.bills import net\n{name} = net(4)\nZ = {{'a': {name}}}", space)
    exec("\n".join(["from shop.bills import net", "W = net(7)"]), space)
    exec("import shop.bills\n" + "V = shop.bills.net(8)", space)
    exec("import shop.bills;" "U = shop.bills.net(9)", space)
    exec("from shop import stock\nfrom shop.bills import net as n", space)
    space["stock"].count()
    exec(SOURCE, space)
    space["test"]()
    out = subprocess.run(
        [sys.executable, "-c", "from shop.bills import net; print(net(3))"], capture_output=True, text=True
    ).stdout
    os_out = subprocess.run(f"{sys.executable} -c 'import shop.stock; print(shop.stock.count())'", shell=True, capture_output=True, text=True).stdout
    py_out = subprocess.run("python3 -c 'from shop.bills import net; print(net(shop_count()))' || true", shell=True, capture_output=True, text=True).stdout
    timeit.timeit("net(1)", setup="from shop.bills import net", number=1)
    filled = "from shop.bills import net\nT = net(%d)" % 5
    exec(filled, space)
    exec("from shop.bills import net\nS = net({})".format(6), space)
    return [space[k] for k in "XYZWVUTS"] + [out, os_out, py_out]


print(run("q"))
