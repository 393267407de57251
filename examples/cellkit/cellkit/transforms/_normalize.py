"""Normalization with the statistics that come with a sample."""

from cellkit.data.typing import ChannelNormStats, Sample


class NormalizeSampled:
    """Subtract the mean and divide by the deviation.

    Parameters
    ----------
    channel : str
        Whose statistics to use.
    level : str
        ``"fov_statistics"`` or ``"dataset_statistics"``.
    """

    def __init__(self, channel: str, level: str = "fov_statistics") -> None:
        self.channel = channel
        self.level = level

    def __call__(self, sample: Sample) -> Sample:
        """Normalize the source of a sample; its other values stay."""
        channel: ChannelNormStats = sample["norm_meta"][self.channel]
        stats = channel[self.level]
        source = [
            [
                [[(v - stats["mean"]) / stats["std"] for v in row] for row in plane]
                for plane in volume
            ]
            for volume in sample["source"]
        ]
        return {**sample, "source": source}
