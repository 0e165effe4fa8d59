# SPDX-License-Identifier: Apache-2.0
# %% [markdown]
# # Read a study
#
# Runs a study and a sweep of a small place, and draws three pictures of them: missed cases against
# false alarms, an outcome by month, and how an effect depends on assumptions. About 15 seconds on
# two cores. Cells begin with `# %%`, as editors and Jupyter (by Jupytext) know them; as a script:
#
#     PYTHONPATH=python python3 python/examples/read_a_study.py
#
# It needs xarray, h5netcdf, h5py, SciPy and matplotlib. Results and pictures go to the folder that
# SIGHTLINE_EXAMPLE_OUT names, or to results/read-a-study.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import LogLocator, NullLocator

import sightline

OUT = Path(os.environ.get("SIGHTLINE_EXAMPLE_OUT", "results/read-a-study"))
plt.rcParams.update({"figure.constrained_layout.use": True, "axes.spines.top": False,
                     "axes.spines.right": False, "svg.hashsalt": "sightline",
                     "svg.fonttype": "none", "axes.unicode_minus": False})


def save(figure, name):
    figure.savefig(OUT / f"{name}.png", dpi=100)
    figure.savefig(OUT / f"{name}.svg", metadata={"Date": None})


# %% [markdown]
# ## A study
#
# A study may be a file or, as here, a dict with the same keys. Reforms and baselines are named as in
# scenarios/studies. The same call finds the results the next time.

# %%
study = {
    "study": "read-a-study",
    "question": "What do three reforms change in a small place?",
    "baseline": "england-2008",
    "arms": [
        {"name": "baseline"},
        {"name": "paediatricians-attend", "reforms": ["R01"]},
        {"name": "complete-examination", "reforms": ["R10"]},
        {"name": "lower-threshold", "reforms": [{"reform": "R03", "from": "2007-10-01"}]},
    ],
    "replications": 24,
    "seed": 1,
    "period": {"start": "2005-04-01", "warm_up_years": 1, "years": 3},
    "population": {"children": 6000},
    "measure": ["missed_case_rate", "false_enquiries_per_10k"],
}
done = sightline.run(study, out=OUT / "study")
results = done.open()
print(results[["value", "estimate", "difference"]])

# %% [markdown]
# ## Missed cases against false alarms
#
# Each arm minus the baseline, replication by replication on the same dice. Down is fewer missed
# cases, left is fewer false enquiries; bars are 95 % intervals.

# %%
figure, axes = plt.subplots(figsize=(7, 4.5))
axes.axhline(0, color="0.6", linewidth=0.8)
axes.axvline(0, color="0.6", linewidth=0.8)
for arm in results.arm.values[1:]:
    missed = sightline.paired_differences(results, "missed_case_rate", arm)
    false = sightline.paired_differences(results, "false_enquiries_per_10k", arm)
    axes.errorbar(
        false.difference, 100 * missed.difference, fmt="o", capsize=3, label=arm,
        xerr=[[false.difference - false.low], [false.high - false.difference]],
        yerr=[[100 * (missed.difference - missed.low)], [100 * (missed.high - missed.difference)]])
    print(f"{arm} missed_case_rate {missed.difference:+.6f} "
          f"[{missed.low:+.6f}, {missed.high:+.6f}]")
axes.set_xlabel("false enquiries per 10,000 child-years, minus baseline")
axes.set_ylabel("missed per 100 harmed children,\nminus baseline")
axes.legend(frameon=False)
save(figure, "missed-against-false-alarms")

# %% [markdown]
# ## By month
#
# The lower threshold starts in October 2007; until then its arm is the baseline, to the bit. Bands
# are 95 % intervals of each arm by itself. That they overlap says little of the reform: both arms
# share the luck of a replication, which a paired difference takes out.

# %%
figure, axes = plt.subplots(figsize=(7, 4))
for arm, colour in (("baseline", "0.35"), ("lower-threshold", "tab:red")):
    series = sightline.monthly_series(done.folder, "caseload_mean", arm)
    axes.plot(series.month, series.mean, color=colour, label=arm)
    axes.fill_between(series.month, series.low, series.high, color=colour, alpha=0.2, linewidth=0)
axes.axvline(np.datetime64("2007-10-01"), color="0.6", linewidth=0.8, linestyle="--")
axes.set_ylabel(f"children per case-holding social worker\n({series.outcome})")
axes.legend(frameon=False, loc="upper left")
save(figure, "caseload-by-month")

# %% [markdown]
# ## A sweep
#
# The same question at 24 points of a Latin hypercube: how far does the effect of complete
# examinations depend on how well injuries are read, and on how many have no outward sign?

# %%
sweep = {
    "study": "read-a-sweep",
    "question": "On what does the effect of complete examinations depend?",
    "baseline": "england-2008",
    "arms": [{"name": "baseline"}, {"name": "complete-examination", "reforms": ["R10"]}],
    "replications": 6,
    "seed": 1,
    "period": {"start": "2005-04-01", "warm_up_years": 1, "years": 2},
    "population": {"children": 3000},
    "vary": {
        "method": "lhs", "points": 24, "seed": 1,
        "parameters": [
            {"path": "evidence.injuries.noise.hospital", "low": 0.4, "high": 4, "scale": "log"},
            {"path": "evidence.injuries.noise_if_complete", "low": 0.2, "high": 0.8},
            {"path": "household.harm.occult_if_moderate", "low": 0.05, "high": 0.4},
        ],
    },
    "measure": ["missed_case_rate", "false_enquiries_per_10k"],
}
points = sightline.run(sweep, out=OUT / "sweep").open()
effect = sightline.paired_differences(points, "missed_case_rate", "complete-examination")

# %% [markdown]
# Each dot is a design point with the 95 % interval of that point alone; the line is the least-squares
# fit over points. With so few replications a single point says little; the slope says more.

# %%
figure, panels = plt.subplots(1, points.sizes["design_parameter"], figsize=(10, 3.6), sharey=True)
for axes, path in zip(panels, points.design_parameter.values):
    values = points[path.replace(".", "_")]
    is_log = str(points.design_scale.sel(design_parameter=path).values) == "log"
    places = np.log(values.values) if is_log else values.values
    slope, start = np.polyfit(places, 100 * effect.difference, 1)
    order = np.argsort(places)
    axes.axhline(0, color="0.6", linewidth=0.8)
    axes.errorbar(values, 100 * effect.difference, fmt="o", markersize=4, color="tab:blue",
                  ecolor="0.8", yerr=100 * np.stack([effect.difference - effect.low,
                                                     effect.high - effect.difference]))
    axes.plot(values[order], start + slope * places[order], color="tab:red")
    if is_log:
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter("{x:g}")
        axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlabel(f"{path}\n({values.attrs['units']})", fontsize=8)
panels[0].set_ylabel("missed per 100 harmed children,\ncomplete examination minus baseline")
save(figure, "effect-by-assumption")

# %% [markdown]
# ## A draw
#
# Any draw can be had again: here the number against which it was held whether the first candidate
# moment of harm to child 17 became harm, in replication 3.

# %%
print("draw", sightline.dice(results.attrs["seed"], 3, sightline.entity("child", 17),
                             "harm_candidate_accepted"))
