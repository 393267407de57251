import subprocess
import sys
import textwrap
import timeit

SOURCE = """
import shop.money
import shop.store


def test():
    assert shop.money.net(shop.store.count()) == 2
"""


def run(name):
    space = {}
    exec("from shop.bills import gross\nfrom shop.money import net\nX = net(1) + gross(1)", space)
    exec(
        textwrap.dedent("""
            from shop.bills import (
                gross,
            )
            from shop.money import net

            if gross(1):
                from shop import store as stock

                Y = net(stock.count())
        """),
        space,
    )
    exec(f"from shop.money import net\n{name} = net(4)\nZ = {{'a': {name}}}", space)
    exec("\n".join(["from shop.money import net", "W = net(7)"]), space)
    exec("import shop.money\n" + "V = shop.money.net(8)", space)
    exec("import shop.money;" "U = shop.money.net(9)", space)
    exec("from shop import store as stock\nfrom shop.money import net as n", space)
    space["stock"].count()
    exec(SOURCE, space)
    space["test"]()
    out = subprocess.run(
        [sys.executable, "-c", "from shop.money import net; print(net(3))"], capture_output=True, text=True
    ).stdout
    os_out = subprocess.run(f"{sys.executable} -c 'import shop.store; print(shop.store.count())'", shell=True, capture_output=True, text=True).stdout
    py_out = subprocess.run("python3 -c 'from shop.money import net; print(net(shop_count()))' || true", shell=True, capture_output=True, text=True).stdout
    timeit.timeit("net(1)", setup="from shop.money import net", number=1)
    filled = "from shop.money import net\nT = net(%d)" % 5
    exec(filled, space)
    exec("from shop.money import net\nS = net({})".format(6), space)
    return [space[k] for k in "XYZWVUTS"] + [out, os_out, py_out]


print(run("q"))
