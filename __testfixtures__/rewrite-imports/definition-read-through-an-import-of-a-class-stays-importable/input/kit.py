class Kit:
    from orb import spin
    import orb.spin as other

    def go(self):
        return self.spin.speed() + type(self).other.stay()
