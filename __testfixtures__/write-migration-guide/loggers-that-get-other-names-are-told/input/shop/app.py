import logging
import logging.config
import warnings

from shop.billing.lines import Line, add

logging.config.dictConfig({"version": 1, "loggers": {"shop.billing": {"level": "INFO"}, "shop": {"level": "DEBUG"}}})
logging.getLogger("shop.billing.lines").setLevel(10)
warnings.filterwarnings("ignore", module=r"shop\.billing\..*")
warnings.filterwarnings("ignore", module="shop.billing")


def is_ours(x):
    return type(x).__module__.startswith("shop.billing")


def is_lines(x):
    return x.__class__.__module__ == "shop.billing.lines"


def is_prefix(record):
    return record.name.startswith("shop.billing.") or record.name.split(".")[1] == "billing"


def below(record):
    return record.name.startswith("shop"), record.module.startswith("shop."), "shop".startswith("shop")


warnings.filterwarnings("ignore", module=r"shop\..*")
