import unittest

from cellkit.transforms import BatchedCenterCropd, BatchedRandCrop, NormalizeSampled

PLANE = [[float(10 * y + x) for x in range(4)] for y in range(4)]


class CropTest(unittest.TestCase):
    def test_center(self) -> None:
        cropped = BatchedCenterCropd("a", 2)({"a": [PLANE], "b": [PLANE]})
        self.assertEqual(cropped["a"], [[[11.0, 12.0], [21.0, 22.0]]])
        self.assertEqual(cropped["b"], [PLANE])

    def test_too_large(self) -> None:
        with self.assertRaisesRegex(ValueError, "cannot crop 5 out of 4"):
            BatchedCenterCropd("a", 5)({"a": [PLANE]})

    def test_random_is_the_same_place(self) -> None:
        first, second = BatchedRandCrop(3, seed=1)([PLANE, PLANE])
        self.assertEqual(first, second)

    def test_normalize(self) -> None:
        stats = {"Phase": {"fov_statistics": {"mean": 1.0, "std": 2.0}}}
        sample = {"source": [[[[3.0]]]], "norm_meta": stats}
        self.assertEqual(NormalizeSampled("Phase")(sample)["source"], [[[[1.0]]]])
