from pathlib import Path

HERE = Path(__file__).parent

MODULES = ["shop.rates", "shop.invoicing"]


def render(write):
    for module in MODULES:
        write(HERE / f"{module}.md", f"title: {module}")
        write(HERE / (module + ".html"), "api/%s.html" % module)
        write(HERE / "{}.txt".format(module), [module + ".json"])
