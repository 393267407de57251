import sys
from unittest import mock

import kit


def work(tools=kit):
    return tools.saw()


with mock.patch.object(kit, "saw", lambda: 5):
    print(work(), sys.modules["kit.saw"].TEETH)
