"""Which packages of somebody else's are loaded once for many processes: what is known of the time they take, and of who asks for them."""

import re
import sys

#: A package is worth loading once when it took so many seconds of its own in processes that began without, in all and in each.
WORTH = 2.0
WORTH_EACH = 0.5

#: A further one has to be asked for in this part of so many processes, for the others have to begin with nothing.
NEARLY_ALL = 0.75
ENOUGH = 6

#: When fewer than half of so many or more did ask for all that was loaded, the last of it was too much.
JUDGED = 8

#: A line of `python -X importtime`: the time a module took itself, in microseconds, and its name.
TIMED = re.compile(rb"^import time:\s+(\d+) \|\s+\d+ \|\s*(\w+)", re.MULTILINE)


def times_of(text):
    """The seconds of each top-level package in what `-X importtime` said."""
    taken = {}
    for spent, top in TIMED.findall(text):
        taken[top.decode()] = taken.get(top.decode(), 0.0) + int(spent) / 1e6
    return taken


class Preload:
    """The hosts that have such packages loaded: one with nothing, one with the first, one with the first two, and so on."""

    def __init__(self, first, load, tops, names):
        self.hosts = [first]
        #: Gives the host that has one more loaded than another host, or None where that did not go.
        self.load_from = load
        self.never = set(tops).union(sys.builtin_module_names, getattr(sys, "stdlib_module_names", ()))
        #: How many of the hosts are for everybody.
        self.height = 1
        self.is_settled = False
        self.met = []
        #: What else of `names` is there once one of them is.
        self.brings = {}
        self.forget()
        for name in names:
            self.load(name)

    @property
    def base(self):
        """The host for whom nothing else is known."""
        return self.hosts[self.height - 1]

    def forget(self):
        self.taken = {}
        self.times = {}
        self.asked = 0

    def learn(self, spent):
        """How long each package took in one process."""
        if self.is_settled:
            return
        for top, seconds in spent.items():
            if top not in self.never:
                self.taken[top] = self.taken.get(top, 0.0) + seconds
                self.times[top] = self.times.get(top, 0) + 1
        self.asked += 1
        if self.base.names and self.asked < ENOUGH:
            return
        often = NEARLY_ALL * self.asked if self.base.names else 0
        worth = [top for top in self.taken if self.times[top] >= often]
        worst = max(worth, key=self.taken.get, default="")
        if self.taken.get(worst, 0.0) > max(WORTH, WORTH_EACH * self.asked):
            self.load(worst)

    def load(self, name):
        """Whatever it says is thrown away; a package that cannot be loaded is never tried again."""
        if name in self.never:
            return
        self.never.add(name)
        host = self.load_from(self.hosts[-1], name)
        if host is None:
            return
        brought = set(host.said["asked"]).intersection(self.hosts[-1].names)
        self.brings[name] = brought.union(*(self.brings[one] for one in brought))
        self.hosts.append(host)
        self.height = len(self.hosts)
        self.met = []
        self.forget()

    def is_met(self, asked, loaded):
        """Whether all that was loaded would be there for who asked for this."""
        wanted = set(asked).intersection(loaded)
        return wanted.union(*(self.brings[one] for one in wanted)) == set(loaded)

    def judge(self, is_met):
        """Whether a process that began with all that is loaded for everybody asked for all of it."""
        self.met.append(is_met)
        if len(self.met) >= JUDGED and 2 * sum(self.met) < len(self.met) and self.height > 2:
            self.height -= 1
            # Nothing more is loaded for everybody, for it would come after what was too much.
            self.is_settled = True
            self.met = []

    def height_for(self, asked, loaded):
        """How many of the hosts there are up to the one with the most of what was loaded, all of which would be there for who asked for this."""
        fitting = [at for at, one in enumerate(self.hosts) if len(one.names) < len(loaded) and self.is_met(asked, one.names)]
        return fitting[-1] + 1
