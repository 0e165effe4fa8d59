# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Packages, configuring and building, shared by the scripts beside this folder. Sourced, never run.
# Everything it says goes to stderr: stdout belongs to the program that is run.

SIGHTLINE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# shellcheck disable=SC2034  # these lists are used by the scripts that source this
{
# What compiling the program needs.
build_packages=(
  g++ cmake ninja-build
  libboost-dev libcli11-dev libeigen3-dev libfmt-dev libhdf5-dev librandom123-dev libtbb-dev
  libyaml-cpp-dev nlohmann-json3-dev
)
# What the tests need besides; Python and R prove that result files open outside this project.
test_packages=(
  libgtest-dev libgmock-dev
  python3 python3-h5netcdf python3-h5py python3-matplotlib python3-numpy python3-pandas python3-scipy python3-xarray
  r-base-core r-cran-ncdf4
)
# Without these the tests on a real Slurm and under mpirun are skipped.
cluster_packages=(slurmctld slurmd slurm-client munge openmpi-bin)
# Without these the tests of pages are skipped: those build them from their sources and open them.
# Node from elsewhere brings its own npm and conflicts with Debian's.
browser_packages=(chromium fonts-dejavu-core)
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then browser_packages+=(nodejs npm); fi
# What scripts/check and the bench preset need besides.
develop_packages=(git clang-format-14 clang-tidy-16 shellcheck ccache libbenchmark-dev)
}

export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$(nproc)}"

say() { printf '%s\n' "$*" >&2; }

# missing_packages NAME..: prints those that are not installed, one a line.
missing_packages() {
  local installed name
  installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null) || true
  for name in "$@"; do
    grep --quiet --line-regexp --fixed-strings "$name installed" <<<"$installed" || printf '%s\n' "$name"
  done
}

# ensure_packages NAME..: installs what is missing, or says what to install and fails.
# SIGHTLINE_SKIP_PACKAGES=1 trusts that the tools are there under other package names.
ensure_packages() {
  [[ ${SIGHTLINE_SKIP_PACKAGES:-0} == 1 ]] && return 0
  if ! command -v dpkg-query >/dev/null; then
    say "sightline: not a Debian system; going on without looking for packages. Needed: $*"
    return 0
  fi
  local missing apt=()
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -eq 0 ]] && return 0

  if [[ $(id -u) -ne 0 ]]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      apt+=(sudo)
    else
      say "sightline: Debian packages are missing and cannot be installed without root. As root, run:"
      say "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
      return 1
    fi
  fi
  apt+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  say "sightline: installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${apt[@]}" update >&2 || say "sightline: apt-get update failed; trying with the package lists at hand"
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2
}

# build_preset PRESET PACKAGE..: makes build/PRESET up to date. Packages are looked at and CMake runs only
# when the preset file, the list of packages or the checkout's place has changed: a build folder that was copied
# with its checkout would go on with the sources of the original. Ninja runs only when something is out of date.
# Each step names its own failure: `set -e` is off inside a condition, where scripts/check calls this.
build_preset() {
  local preset=$1 folder="$SIGHTLINE_ROOT/build/$1" stamp wanted targets=()
  shift
  if [[ $preset == asan ]]; then targets=(sightline_unit_tests); fi  # as in its build preset
  mkdir -p "$folder" || return 1
  (
    cd "$SIGHTLINE_ROOT" || exit 1
    if command -v flock >/dev/null; then flock 9; fi
    stamp="$folder/.sightline-setup"
    wanted="$SIGHTLINE_ROOT $(cksum <CMakePresets.json) $*"
    if [[ ! -f $folder/build.ninja || ! -f $stamp || $(<"$stamp") != "$wanted" ]]; then
      ensure_packages "$@" || exit 1
      say "sightline: configuring ($preset)"
      cmake --fresh --preset "$preset" >&2 || exit 1
      printf '%s' "$wanted" >"$stamp"
    fi
    if [[ $(ninja -C "$folder" -n "${targets[@]}" 2>&1) != *"no work to do"* ]]; then
      say "sightline: building ($preset); the first time takes minutes"
      cmake --build --preset "$preset" >&2 || exit 1
    fi
  ) 9>"$folder/.sightline-lock"
}
