import logging
import logging.config
import warnings

from billing.lines import Line, add

logging.config.dictConfig({"version": 1, "loggers": {"billing": {"level": "INFO"}, "shop": {"level": "DEBUG"}}})
logging.getLogger("billing.lines").setLevel(10)
warnings.filterwarnings("ignore", module=r"billing\..*")
warnings.filterwarnings("ignore", module="billing")


def is_ours(x):
    return type(x).__module__.startswith("billing")


def is_lines(x):
    return x.__class__.__module__ == "billing.lines"


def is_prefix(record):
    return record.name.startswith("billing.") or record.name.split(".")[1] == "billing"


def below(record):
    return record.name.startswith("shop"), record.module.startswith("shop."), "shop".startswith("shop")


warnings.filterwarnings("ignore", module=r"(?:shop\..*|billing(?:[.]|$))")
