import orb.whirl

OWN = orb.whirl.own()
