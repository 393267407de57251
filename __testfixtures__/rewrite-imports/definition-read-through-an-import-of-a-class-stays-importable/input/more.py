import orb.spin

OWN = orb.spin.own()
