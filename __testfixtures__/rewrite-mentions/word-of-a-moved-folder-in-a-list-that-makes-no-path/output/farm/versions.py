from vcs import version_of

__version__ = version_of(root="..", relative_to=__file__)
