from .lines import Line as Line
