"""What is asked, one thing for each process."""

#: Modules beside each other need the same, so only each of so many is asked at first: what those need is what nearly all do.
APART = 11


def jobs_of(request):
    """A job for each module and one for all targets; what stands beside each other afterwards lies in one package."""
    reads = request["reads"]
    modules = sorted(set(request["modules"]))
    first = modules[::APART]
    modules = first + sorted(set(modules).difference(first))
    jobs = [{"module": name, "reads": reads.get(name, [])} for name in modules]
    if request["targets"]:
        jobs.append({"targets": request["targets"]})
    return [dict(job, number=number) for number, job in enumerate(jobs)]


def packages_around(module):
    """The packages that Python loads before the module, from the outermost on, and itself."""
    parts = module.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def wide_packages(modules):
    """The packages with more than one of the modules in them, counting themselves."""
    counts = {}
    for module in modules:
        for package in packages_around(module):
            counts[package] = counts.get(package, 0) + 1
    return {package for package, count in counts.items() if count > 1}
