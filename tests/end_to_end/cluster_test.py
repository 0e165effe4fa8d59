#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a small sweep as a Slurm array, on a controller and two nodes that it starts itself, and under mpirun."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from sightline import BINARY, PATIENCE, SMALL, SightlineTest

SWEEP = SMALL.parent / "sweep.yaml"
SHARDS = 3
STARTING_S = 120

CONFIGURATION = """
ClusterName=sightline-test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=n[1-2] NodeHostname={host} NodeAddr=127.0.0.1 Port=[{first}-{last}] CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=test Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def clean_environment():
    """Without what a batch system that this test itself runs under has set."""
    return {name: value for name, value in os.environ.items()
            if not name.startswith(("SLURM_", "OMPI_", "PMI_"))}


def first_of_free_ports(count):
    """The first of so many neighbouring ports that are free, below those that the system gives to clients."""
    for first in range(20000 + os.getpid() % 1000 * count, 30000, count):
        try:
            with contextlib.ExitStack() as taken:
                for port in range(first, first + count):
                    taken.enter_context(socket.create_server(("127.0.0.1", port)))
            return first
        except OSError:
            continue
    raise LookupError(f"no {count} neighbouring ports are free")


class ClusterTest(SightlineTest):
    def unsharded(self):
        self.call("run", SWEEP, "-n", 9, "--quiet", "--out", "whole")

    def assert_same_results(self, out):
        whole = self.folder / "whole"
        for file in [whole / "results.h5", *sorted((whole / "tables").iterdir())]:
            name = file.relative_to(whole)
            self.assertEqual((out / name).read_bytes(), file.read_bytes(), name)


class Mpirun(ClusterTest):
    @unittest.skipUnless(shutil.which("mpirun"), "mpirun is not installed (package openmpi-bin)")
    def test_ranks_are_shards(self):
        self.unsharded()
        environment = clean_environment() | {"OMPI_ALLOW_RUN_AS_ROOT": "1",
                                             "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
        done = subprocess.run(["mpirun", "-np", "2", "--oversubscribe", BINARY, "run", SWEEP, "-n", "9", "--quiet",
                               "--out", "out", "--shard", "auto"], cwd=self.folder, env=environment, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.call("merge", "out", *sorted((self.folder / "out").glob("shard-*")))
        self.assert_same_results(self.folder / "out")


class Scripts(ClusterTest):
    def test_tell_what_they_ask_for_and_how_to_hand_them_in(self):
        done = self.call("cluster", SWEEP, "--slurm", "--shards", SHARDS, "--partition", "short", "-n", 9,
                         "--seed", 3, "--set", "household.harm.visible=0.5", "--out", "a folder")
        self.assertIn(f"{SHARDS} shards on 1 threads each", done.stdout)
        self.assertIn("a folder/slurm/submit.sh", done.stdout)
        array = (self.folder / "a folder/slurm/array.sh").read_text()
        self.assertIn("#SBATCH --partition=short", array)
        self.assertIn("'-n' '9' '--seed' '3' '--set' 'household.harm.visible=0.5'", array)
        for script in ("array.sh", "merge.sh", "submit.sh"):
            subprocess.run(["bash", "-n", self.folder / "a folder/slurm" / script], check=True)

    def test_refuse_what_cannot_be_sharded(self):
        self.assertIn("--slurm", self.call("cluster", SWEEP, expect=2).stderr)
        done = self.call("cluster", SWEEP, "--slurm", "--shards", 1000, expect=2)
        self.assertIn("more than there are units of work", done.stderr)
        precise = self.folder / "precise.yaml"
        precise.write_text(SMALL.read_text().replace("../../..", f"{SMALL.parent}/../../..").replace(
            "replications: 4", "precision: {outcome: missed_case_rate, arm: complete-examination, "
            "against: baseline, half_width: 0.01, at_most: 100}"))
        self.assertIn("stops by precision", self.call("cluster", precise, "--slurm", expect=2).stderr)


@unittest.skipUnless(all(map(shutil.which, ("slurmctld", "slurmd", "sbatch", "munged"))),
                     "Slurm is not installed (packages slurmctld slurmd slurm-client munge)")
@unittest.skipUnless(os.geteuid() == 0, "only root can start Slurm")
class Slurm(ClusterTest):
    """Starts munge, a controller and two nodes in a scratch folder, and ends them whatever happens."""

    def setUp(self):
        super().setUp()
        scratch = tempfile.TemporaryDirectory(prefix="sightline-slurm-")
        self.addCleanup(scratch.cleanup)
        self.slurm = pathlib.Path(scratch.name)
        self.slurm.chmod(0o755)
        self.addCleanup(self.end_daemons)
        try:
            self.start_munge()
            self.start_slurm()
        except (AssertionError, LookupError, OSError, subprocess.SubprocessError) as error:
            self.skipTest(f"Slurm is installed and does not start here: {error}")

    def start_munge(self):
        munge = self.slurm / "munge"
        munge.mkdir(mode=0o755)
        key = munge / "key"
        key.touch(mode=0o600)
        key.write_bytes(os.urandom(128))
        for path in (munge, key):
            shutil.chown(path, "munge", "munge")
        subprocess.run(["runuser", "-u", "munge", "--", "munged", "--force", f"--key-file={key}",
                        f"--socket={munge}/socket", f"--pid-file={munge}/pid", f"--log-file={munge}/log",
                        f"--seed-file={munge}/seed"], check=True, capture_output=True)

    def start_slurm(self):
        port = first_of_free_ports(3)
        configuration = self.slurm / "slurm.conf"
        configuration.write_text(CONFIGURATION.format(
            host=socket.gethostname().split(".")[0], folder=self.slurm, port=port, first=port + 1,
            last=port + 2))
        (self.slurm / "state").mkdir()
        self.environment = clean_environment() | {"SLURM_CONF": str(configuration)}
        self.run_here("slurmctld", "-f", configuration, "-c")
        for node in ("n1", "n2"):
            self.run_here("slurmd", "-f", configuration, "-N", node)
        self.wait_until(lambda: self.run_here("sinfo", "-h", "-o", "%t").split() == ["idle"],
                        "the nodes to be idle", STARTING_S)

    def end_daemons(self):
        for file in [*self.slurm.glob("slurmd.*.pid"), self.slurm / "slurmctld.pid", self.slurm / "munge/pid"]:
            try:
                pid = int(file.read_text())
                os.kill(pid, signal.SIGTERM)
            except (OSError, ValueError):
                continue
            for _ in range(100):  # it writes into the folder until it is gone
                if not pathlib.Path(f"/proc/{pid}").exists():
                    break
                time.sleep(0.1)

    def run_here(self, *command):
        done = subprocess.run(list(map(str, command)), env=self.environment, text=True, capture_output=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def wait_until(self, is_so, what, patience_s=PATIENCE):
        deadline = time.monotonic() + patience_s
        while not is_so():
            if time.monotonic() > deadline:
                self.fail(f"waited too long for {what}: {self.run_here('squeue')}")
            time.sleep(0.5)

    def test_an_array_and_its_merge_give_the_unsharded_results(self):
        self.unsharded()
        out = self.folder / "out of slurm"
        self.call("cluster", SWEEP, "--slurm", "--shards", SHARDS, "-n", 9, "--out", out)
        self.assertIn("shards: job", self.run_here(out / "slurm/submit.sh"))
        again = subprocess.run([out / "slurm/submit.sh"], env=self.environment, text=True, capture_output=True,
                               timeout=PATIENCE, check=False)
        self.assertEqual(again.returncode, 1, again)
        self.assertIn("still wait or run", again.stderr)
        self.wait_until(lambda: not self.run_here("squeue", "-h"), "the jobs to end")
        log = out / "slurm/merge.log"
        self.assertTrue((out / "results.h5").exists(), log.read_text() if log.exists() else "no merge")
        self.assert_same_results(out)
        # Handed in again, it ends at once with the same.
        (out / "results.h5").unlink()
        self.run_here(out / "slurm/submit.sh")
        self.wait_until(lambda: not self.run_here("squeue", "-h"), "the jobs to end")
        self.assert_same_results(out)


if __name__ == "__main__":
    unittest.main()
