"""Share the indices of a dataset among processes."""

import math
import random
from collections.abc import Iterator, Sized


class ShardedSampler:
    """Give each replica a run of neighbouring indices, so that caches help."""

    def __init__(
        self,
        dataset: Sized,
        num_replicas: int = 1,
        rank: int = 0,
        shuffle: bool = False,
        seed: int = 0,
    ) -> None:
        if not 0 <= rank < num_replicas:
            raise ValueError(f"rank {rank} is not among {num_replicas} replicas")
        self.dataset = dataset
        self.num_replicas = num_replicas
        self.rank = rank
        self.shuffle = shuffle
        self.seed = seed
        self.num_samples = math.ceil(len(dataset) / num_replicas)

    def __iter__(self) -> Iterator[int]:
        start = self.rank * self.num_samples
        # The last shard is filled up from the front.
        indices = [i % len(self.dataset) for i in range(start, start + len(self))]
        if self.shuffle:
            random.Random(self.seed).shuffle(indices)
        return iter(indices)

    def __len__(self) -> int:
        return self.num_samples
