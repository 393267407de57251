import unittest

from cellkit.data.distributed import ShardedSampler
from cellkit.data.gpu_aug import CachedPlateDataModule, GPUTransformMixin
from cellkit.data.select import SelectWell, _filter_fovs
from tests.plates import PlateMixin, make_position


class SelectTest(PlateMixin, unittest.TestCase):
    def test_exclude(self) -> None:
        fovs = [make_position("A/1/0"), make_position("A/1/1")]
        self.assertEqual(list(_filter_fovs(fovs, ["A/1/0"])), fovs[1:])

    def test_two_are_needed(self) -> None:
        with self.assertRaisesRegex(ValueError, "at least two"):
            SelectWell().select_fovs({"A/1": [make_position("A/1/0")]})

    def test_cached_plate(self) -> None:
        module = CachedPlateDataModule(self.plate, "Phase", include_wells=["A/1"])
        module.gpu_transforms = [lambda batch: {**batch, "seen": True}]
        module.setup("fit")
        sample = module.on_after_batch_transfer(module.train_dataset[0])
        self.assertTrue(sample["seen"])
        self.assertEqual(list(module.volumes), ["A/1/0"])
        self.assertEqual(list(module.sampler), [0, 1, 2])

    def test_order_of_bases(self) -> None:
        bases = CachedPlateDataModule.__mro__
        self.assertEqual(bases[1:], (GPUTransformMixin, SelectWell, object))

    def test_last_shard_is_filled_up(self) -> None:
        self.assertEqual(list(ShardedSampler("abc", num_replicas=2, rank=1)), [2, 0])
