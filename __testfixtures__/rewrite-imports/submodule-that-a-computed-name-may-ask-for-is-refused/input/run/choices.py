import argparse

import shop.groups.core
import shop.groups.extra

parser = argparse.ArgumentParser()
parser.add_argument("group", choices=["core", "extra"])
print(getattr(shop.groups, parser.parse_args().group).X)
