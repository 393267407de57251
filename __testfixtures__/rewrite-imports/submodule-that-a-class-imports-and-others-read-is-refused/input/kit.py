class Kit:
    import orb.turn

    if True:
        import orb.calm
        from orb import calm as quiet

    @classmethod
    def go(cls):
        return cls.quiet.axis()


class Tool:
    import orb.spin
    import orb.spin as sp
    from orb import spin as t

    def go(self):
        return self.orb.spin.axis() + self.sp.axis() + type(self).t.axis()
