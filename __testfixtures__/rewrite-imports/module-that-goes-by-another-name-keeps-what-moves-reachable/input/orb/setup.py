from sys import modules

import orb.calm

modules.update({"orb.older": orb.calm})
