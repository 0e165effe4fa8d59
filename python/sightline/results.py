# SPDX-License-Identifier: Apache-2.0
"""Results of a finished study, with named axes."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import MissingPackage, ResultsError

if TYPE_CHECKING:
    import pandas
    import xarray

# What explains the places of an axis rather than being a result.
_EXPLANATIONS = ("outcome_unit", "outcome_meaning", "outcome_numerator", "outcome_denominator",
                 "outcome_scale", "measure_unit", "parameter_unit", "design_parameter_unit",
                 "design_scale", "design_role")


class Arrays(dict[str, np.ndarray]):
    """NumPy arrays by name: the variables and axes that the xarray Dataset has.

    `axes` gives the names of the axes of each array, slowest first; `units` the unit of each
    array that has one; `attrs` what the file says of the study.
    """

    def __init__(self) -> None:
        super().__init__()
        self.axes: dict[str, tuple[str, ...]] = {}
        self.units: dict[str, str] = {}
        self.attrs: dict[str, Any] = {}


def open_study(folder: str | Path, engine: str = "xarray") -> "xarray.Dataset | Arrays":
    """The results in a folder that `sightline run` wrote, plain study or sweep.

    Axes are `arm`, `outcome`, `measure`, `replication`, `month` (dates), `quintile`, `parameter`
    and, in a sweep, `design_point`, `design_parameter` and `asked`. `outcome_unit`, `measure_unit`
    and the like are coordinates, and so is everything that a sweep varies, by its path with `_`
    for every dot. `attrs` holds digest, seed (a whole number), version and question. All is in memory;
    no file stays open.

    With engine="h5py" the same as `Arrays`, for which h5py is enough. Raises ResultsError where
    there are no finished results and MissingPackage where the engine is not installed.
    """
    if engine not in ("xarray", "h5py"):
        raise ValueError(f"engine is {engine!r}; it can be 'xarray' or 'h5py'")
    path = _results_file(Path(folder))
    study = _open_in_xarray(path) if engine == "xarray" else _open_in_h5py(path)
    if study.attrs.get("program") != "sightline":
        raise ResultsError(f"{path} is not a results file of Sightline")
    study.attrs["seed"] = int(study.attrs["seed"])
    return study


def tables(folder: str | Path) -> "dict[str, pandas.DataFrame]":
    """The tables of a finished study as pandas data frames, by name: `comparisons`, `arms`, ...

    An empty cell is NaN. Raises ResultsError as open_study, MissingPackage without pandas.
    """
    try:
        import pandas
    except ImportError as missing:
        raise MissingPackage(f"tables need pandas: apt-get install python3-pandas ({missing})"
                             ) from missing
    place = _results_file(Path(folder)).parent / "tables"
    return {path.stem: pandas.read_csv(path) for path in sorted(place.glob("*.csv"))}


def is_sweep(study: "xarray.Dataset | Arrays") -> bool:
    """Whether the results have an axis of design points."""
    return "design_point" in study


def _results_file(folder: Path) -> Path:
    path = folder if folder.is_file() else folder / "results.h5"
    if path.is_file():
        return path
    if not folder.exists():
        raise ResultsError(f"{folder}: there is no such folder")
    if (folder / "shard.json").exists():
        raise ResultsError(f"{folder} is one shard of a study; `sightline merge` puts the shards "
                           "together")
    blocks = len(list((folder / "parts").glob("*.h5")))
    if blocks:
        raise ResultsError(f"{folder} holds a study that is not finished: {blocks} blocks of "
                           "replications and no results.h5. The same `sightline run` goes on from "
                           "there")
    below = sorted(entry.parent.name for entry in folder.glob("*/results.h5"))
    hint = f"; of its folders these do: {', '.join(below)}" if below else ""
    raise ResultsError(f"{folder} holds no results.h5{hint}")


def _open_in_xarray(path: Path) -> "xarray.Dataset":
    try:
        import h5netcdf  # noqa: F401
        import xarray
    except ImportError as missing:
        raise MissingPackage(
            "open_study needs xarray and h5netcdf: apt-get install python3-xarray "
            f"python3-h5netcdf; or open_study(folder, engine=\"h5py\") ({missing})") from missing
    try:
        with xarray.open_dataset(path, engine="h5netcdf") as file:
            study = file.load()
    except (OSError, ValueError, KeyError) as wrong:
        raise ResultsError(f"{path} cannot be read: {wrong}") from wrong
    varied = _names_of_varied(study)
    return study.set_coords([name for name in (*_EXPLANATIONS, *varied) if name in study])


def _open_in_h5py(path: Path) -> Arrays:
    try:
        import h5py
    except ImportError as missing:
        raise MissingPackage(f"engine h5py needs h5py: apt-get install python3-h5py ({missing})"
                             ) from missing
    study = Arrays()
    try:
        with h5py.File(path) as file:
            study.attrs = {name: _plain(value) for name, value in file.attrs.items()
                           if not name.startswith("_")}
            for name, data in file.items():
                _take(study, name, data, h5py.check_string_dtype(data.dtype) is not None)
    except OSError as wrong:
        raise ResultsError(f"{path} cannot be read: {wrong}") from wrong
    return study


def _take(study: Arrays, name: str, data: Any, is_text: bool) -> None:
    units = _plain(data.attrs.get("units", ""))
    values = data.asstr()[...] if is_text else data[...]
    if units.startswith("days since "):
        values = np.datetime64(units.removeprefix("days since "), "D") + values.astype("m8[D]")
        units = ""
    study[name] = np.asarray(values)
    is_axis = data.attrs.get("CLASS") == b"DIMENSION_SCALE"
    study.axes[name] = ((name,) if is_axis else
                        tuple(axis[0].name.removeprefix("/") for axis in data.dims))
    if units:
        study.units[name] = units


def _plain(value: Any) -> Any:
    """An attribute as str, int or float."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, np.ndarray):
        return _plain(value.item()) if value.size == 1 else value
    return value.item() if isinstance(value, np.generic) else value


def _names_of_varied(study: Any) -> list[str]:
    """Names of the variables that hold what a sweep varies, in the order of its parameters."""
    if "design_parameter" not in study:
        return []
    return [str(path).replace(".", "_") for path in np.asarray(study["design_parameter"])]
