# SPDX-License-Identifier: Apache-2.0
"""Starts the workbench and talks to it as its page does, by the standard library alone."""

import http.client
import json
import shutil
import signal
import socket

from sightline import PATIENCE, SCENARIOS, SightlineTest

FORM = {
    "name": "Two reforms",
    "question": "Does a complete examination matter in a very small place?",
    "baseline": "england-2008",
    "arms": [{"name": "baseline"}, {"name": "complete-examination", "reforms": ["R10"]}],
    "set": {},
    "replications": 6,
    "seed": 7,
    "children": 2000,
    "start": "2006-04-01",
    "warm_up_years": 1,
    "years": 2,
    "measure": ["missed_case_rate", "false_enquiries_per_10k", "cost_gbp_per_10k"],
}


class WorkbenchTest(SightlineTest):
    """A workbench of its own for each test, with scenarios that may be written to."""

    def setUp(self):
        super().setUp()
        for name in ("baseline", "reforms"):
            shutil.copytree(SCENARIOS / name, self.folder / "scenarios" / name)
        self.server = self.start("serve", "--port", 0, "--scenarios", "scenarios", "--threads", 2)
        address, self.token = self.server.stdout.readline().strip().split("/#token=")
        self.port = int(address.rsplit(":", 1)[1])
        self.name = f"127.0.0.1:{self.port}"
        self.addCleanup(self.check_that_it_ends)

    def check_that_it_ends(self):
        """Ctrl-C ends it, whatever it has been through."""
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            self.assertEqual(self.server.wait(PATIENCE), 0)

    def own_headers(self):
        return {"Origin": f"http://{self.name}", "X-Sightline-Token": self.token}

    def ask(self, method, path, body=None, headers=None):
        """Status, headers and text of a response; changing requests carry what the page's do."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.addCleanup(connection.close)
        if headers is None:
            headers = {} if method == "GET" else self.own_headers()
        text = json.dumps(body) if isinstance(body, (dict, list)) else body
        connection.request(method, path, body=text, headers=headers)
        response = connection.getresponse()
        return response.status, response.headers, response.read().decode()

    def ask_json(self, method, path, body=None, expect=200):
        status, _, text = self.ask(method, path, body)
        self.assertEqual(status, expect, text)
        return json.loads(text)

    def run_job(self, **changes):
        """Submits the form and returns the job."""
        return self.ask_json("POST", "/api/jobs", {**FORM, **changes}, expect=202)["job"]

    def events(self, job, last=None):
        """The events of a job until it ends, as (id, name, data)."""
        headers = {} if last is None else {"Last-Event-ID": str(last)}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.addCleanup(connection.close)
        connection.request("GET", f"/api/jobs/{job}/events", headers=headers)
        response = connection.getresponse()
        self.assertEqual(response.headers["Content-Type"], "text/event-stream")
        event = {}
        for line in response:
            line = line.decode().rstrip("\n")
            if line.startswith(":"):
                continue
            if line:
                field, value = line.split(": ", 1)
                event[field] = value
            elif event:
                yield (int(event["id"]) if "id" in event else None, event["event"],
                       json.loads(event["data"]))
                event = {}

    def finish(self, job):
        """Waits for the end of a job and returns how it ended."""
        last = [data for _, name, data in self.events(job) if name == "state"][-1]
        self.assertEqual(last["state"], "done", last)
        return last

    def raw(self, text):
        """Sends bytes as they are and returns everything that comes back until the other side closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as client:
            client.sendall(text if isinstance(text, bytes) else text.encode())
            return self.all_of(client)

    @staticmethod
    def all_of(client):
        received = b""
        while True:
            try:
                piece = client.recv(65536)
            except ConnectionResetError:
                return received
            if not piece:
                return received
            received += piece
