"""Choose wells and fields of view by name."""

from collections.abc import Iterator, Mapping, Sequence

from cellkit.data.typing import Position


def _filter_wells(
    wells: Mapping[str, Sequence[Position]], include_wells: Sequence[str] | None
) -> Iterator[Sequence[Position]]:
    for name, fovs in wells.items():
        if include_wells is None or name in include_wells:
            yield fovs


def _filter_fovs(
    fovs: Sequence[Position], exclude_fovs: Sequence[str] | None
) -> Iterator[Position]:
    for fov in fovs:
        if exclude_fovs is None or fov["name"] not in exclude_fovs:
            yield fov


class SelectWell:
    """Mixin for data modules that use a part of a plate."""

    _include_wells: Sequence[str] | None = None
    _exclude_fovs: Sequence[str] | None = None

    def select_fovs(self, wells: Mapping[str, Sequence[Position]]) -> list[Position]:
        """The fields of view to use; two are needed, to train and to validate."""
        selected = [
            fov
            for fovs in _filter_wells(wells, self._include_wells)
            for fov in _filter_fovs(fovs, self._exclude_fovs)
        ]
        if len(selected) < 2:
            raise ValueError("at least two fields of view are needed")
        return selected
