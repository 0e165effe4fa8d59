#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbench: what it does for its page, and what it does not do for anybody else."""

import json
import signal
import socket
import threading
import time
import unittest

from sightline import PATIENCE
from workbench import FORM, WorkbenchTest


class ForItsPage(WorkbenchTest):
    def test_page(self):
        status, headers, page = self.ask("GET", "/")
        self.assertEqual(status, 200)
        self.assertIn("Sightline workbench", page)
        self.assertNotIn("<style", page)
        self.assertEqual(page.count("<script"), page.count("<script type=\"module\""))
        self.assertIn("script-src 'self';", headers["Content-Security-Policy"])
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["X-Frame-Options"], "DENY")
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")
        self.assertIsNone(headers["Access-Control-Allow-Origin"])
        self.assertEqual(self.ask("GET", "/workbench.js")[0], 200)

    def test_runs_to_the_digest_of_the_command_line(self):
        ended = self.finish(self.run_job())
        self.assertEqual(ended["study"], "two-reforms")
        study = "results/two-reforms/study.yaml"
        line = json.loads(self.call("run", study, "--out", "line", "--format", "json").stdout)
        self.assertEqual(ended["digest"], line["digest"])
        summary = self.ask_json("GET", "/api/studies/two-reforms/summary")
        self.assertEqual(summary["digest"], line["digest"])
        self.assertEqual(summary["study_file"], study)
        wanted = {entry["outcome"]: entry for entry in line["comparisons"]}
        for outcome, found in summary["arms"][1]["differences"].items():
            self.assertEqual(found["mean"], wanted[outcome]["difference"], outcome)
            self.assertEqual(found["low"], wanted[outcome]["low"], outcome)
        self.assertAlmostEqual(summary["arms"][1]["rescued"], line["comparisons"][0]["rescued"])
        listed = self.ask_json("GET", "/api/studies")
        self.assertEqual([entry["id"] for entry in listed], ["two-reforms"])

    def test_saves_what_the_command_line_runs_alike(self):
        ended = self.finish(self.run_job())
        saved = self.ask_json("POST", "/api/studies", FORM, expect=201)["file"]
        self.assertEqual(saved, "scenarios/studies/two-reforms.yaml")
        self.call("validate", saved)
        line = json.loads(self.call("run", saved, "--out", "line", "--format", "json").stdout)
        self.assertEqual(ended["digest"], line["digest"])
        other = self.ask_json("POST", "/api/studies", {**FORM, "seed": 8}, expect=422)
        self.assertIn("choose another name", other["mistakes"][0]["text"])

    def test_stops_by_precision_where_the_command_line_does(self):
        form = {key: value for key, value in FORM.items() if key != "replications"}
        form["precision"] = {"outcome": "missed_case_rate", "arm": "complete-examination",
                             "against": "baseline", "half_width": 0.5, "at_most": 40}
        ended = self.finish(self.ask_json("POST", "/api/jobs", form, expect=202)["job"])
        self.assertEqual(ended["precision"]["half_width"], 0.5)
        line = self.call("run", "results/two-reforms/study.yaml", "--out", "line", "--format", "json")
        self.assertEqual(ended["digest"], json.loads(line.stdout)["digest"])
        summary = self.ask_json("GET", "/api/studies/two-reforms/summary")
        self.assertEqual(summary["replications"], ended["done"])
        self.assertIn(f"after {summary['replications']} replications", summary["stopping"])
        self.assertIn(summary["stopping"], line.stderr)
        wrong = {**form, "precision": {**form["precision"], "arm": "complete-examinations"}}
        told = self.ask_json("POST", "/api/jobs", wrong, expect=422)["mistakes"]
        self.assertIn("Did you mean", told[0]["text"])

    def test_tells_the_mistakes_of_validate(self):
        wrong = {**FORM, "children": 5, "set": {"household.families.lone_parents": 1}}
        told = self.ask_json("POST", "/api/studies/validate", wrong)["mistakes"]
        self.assertEqual(self.ask_json("POST", "/api/jobs", wrong, expect=422)["mistakes"], told)
        right = self.ask_json("POST", "/api/studies/validate", FORM)
        file = self.folder / "scenarios/studies/two-reforms.yaml"
        file.parent.mkdir()
        file.write_text(right["study"]
                        .replace("children: 2000", "children: 5")
                        .replace("\"baseline\"\n", "\"baseline\"\n    set:\n      "
                                 "\"household.families.lone_parents\": 1\n", 1)
                        .replace("[\"R10\"]\n", "[\"R10\"]\n    set:\n      "
                                 "\"household.families.lone_parents\": 1\n", 1))
        messages = self.call("validate", file.relative_to(self.folder), expect=2).stderr
        self.assertGreaterEqual(len(told), 3)
        for mistake in told:
            place = f"{mistake['file']}:{mistake['line']}:{mistake['column']}: "
            self.assertIn(f"{place}{mistake['key']}: {mistake['text']}", messages)

    def test_looks_tighten_and_can_be_read_again_from_where_one_left_off(self):
        job = self.run_job()
        events = [event for event in self.events(job) if event[0] is not None]
        self.assertEqual([number for number, _, _ in events], list(range(1, len(events) + 1)))
        looks = [data for _, name, data in events if name == "look"]
        self.assertEqual([look["replications"] for look in looks], [1, 2, 3, 4, 5, 6])
        widths = [look["differences"][0]["high"] - look["differences"][0]["low"]
                  for look in looks[1:]]
        self.assertLess(widths[-1], widths[0])
        again = [event for event in self.events(job, last=4) if event[0] is not None]
        self.assertEqual(again, events[4:])
        summary = self.ask_json("GET", "/api/studies/two-reforms/summary")
        interval = summary["arms"][1]["differences"]["missed_case_rate"]
        self.assertAlmostEqual(looks[-1]["differences"][0]["difference"], interval["mean"])
        self.assertGreater(widths[-1], interval["high"] - interval["low"])

    def test_cancelled_study_goes_on_from_there(self):
        job = self.run_job(replications=100000)
        for _, name, data in self.events(job):
            if name == "look" and data["replications"] == 9:
                self.ask_json("DELETE", f"/api/jobs/{job}")
            ended = data
        self.assertEqual(ended["state"], "cancelled")
        self.assertIn("goes on from there", ended["text"])
        again = self.run_job(replications=9)
        self.assertEqual(self.finish(again)["study"], ended["study"])
        self.assertGreaterEqual(self.ask_json("GET", f"/api/jobs/{again}")["found"], 8)

    def test_one_runs_and_few_wait(self):
        jobs = [self.run_job(replications=100000, seed=0)]
        next(data for _, _, data in self.events(jobs[0]) if data.get("state") == "running")
        jobs += [self.run_job(replications=100000, seed=seed) for seed in (1, 2, 3, 4)]
        refused = self.ask_json("POST", "/api/jobs", FORM, expect=429)
        self.assertIn("Too many", refused["error"])
        self.assertEqual(self.ask_json("DELETE", f"/api/jobs/{jobs[3]}")["state"], "cancelled")

    def test_opens_a_case_behind_its_note(self):
        self.finish(self.run_job(replications=12))
        listed = self.ask_json("GET", "/api/studies/two-reforms/changed")
        self.assertIn("harm to a child", listed["content_note"])
        one = listed["children"][0]
        told = self.ask_json("GET", "/api/studies/two-reforms/case?arm=baseline&"
                             f"replication={one['replication']}&child={one['child']}")
        line = self.call("explain", "results/two-reforms", "-r", one["replication"], "-c",
                         one["child"]).stdout
        self.assertEqual(told["text"], line)
        self.assertIn("content_note", told)
        self.assertTrue(told["picture"].startswith("<svg") or "<svg" in told["picture"][:200])
        asked = f"arm=baseline&replication={one['replication']}&child={one['child']}"
        for query, page in (("", "alone"), ("&twin=complete-examination", "twin")):
            status, headers, text = self.ask("GET", f"/studies/two-reforms/case?{asked}{query}")
            self.assertEqual(status, 200, text[:300])
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            options = ["--twin", "complete-examination"] if query else []
            self.call("explain", "results/two-reforms", "-r", one["replication"], "-c", one["child"],
                      *options, "--html", f"{page}.html")
            self.assertEqual(text, (self.folder / f"{page}.html").read_text())
        missing = self.ask_json("GET", "/api/studies/two-reforms/case?child=999999999", expect=422)
        self.assertIn("999999999", missing["mistakes"][0]["text"])

    def test_lists_the_missed_of_a_replication(self):
        self.finish(self.run_job(replications=12))
        listed = self.ask_json("GET", "/api/studies/two-reforms/missed?arm=baseline&replication=3")
        self.assertIn("harm to a child", listed["content_note"])
        rows = (self.folder / "results/two-reforms/tables/replications.csv").read_text().splitlines()
        names = rows[0].split(",")
        row = next(dict(zip(names, line.split(","))) for line in rows[1:]
                   if line.startswith("3,baseline,"))
        self.assertEqual(listed["count"], int(row["missed_cases"]))
        self.assertEqual(len(listed["children"]), listed["count"])
        serious = [child["is_serious"] for child in listed["children"]]
        self.assertEqual(serious, sorted(serious, reverse=True))
        told = self.ask_json("GET", "/api/studies/two-reforms/case?arm=baseline&replication=3&"
                             f"child={listed['children'][0]['child']}")
        self.assertIn("missed", told["verdict"])

    def test_ends_with_a_study_under_way_and_loses_nothing(self):
        job = self.run_job(replications=100000)
        events = self.events(job)
        for _, name, data in events:
            if name == "look" and data["replications"] >= 9:
                break
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(PATIENCE), 0)
        parts = self.folder / "results/two-reforms/parts"
        self.assertTrue((parts / "block-000000.h5").exists())
        self.assertEqual(list((self.folder / "results").rglob("*.partial")), [])
        written = (parts / "block-000000.h5").stat().st_mtime_ns
        study = "results/two-reforms/study.yaml"
        self.call("run", study, "-n", 8)
        self.assertEqual((parts / "block-000000.h5").stat().st_mtime_ns, written)


class ForNobodyElse(WorkbenchTest):
    def status(self, method, path, **headers):
        return self.ask(method, path, "{}" if method == "POST" else None, headers)[0]

    def test_names(self):
        for host in ("evil.example", f"evil.example:{self.port}", "127.0.0.1", "localhost",
                     f"127.0.0.1:{self.port + 1}", f"{self.name}.evil.example"):
            self.assertEqual(self.status("GET", "/api/catalogue", Host=host), 421, host)
        self.assertEqual(self.status("GET", "/", Host=f"localhost:{self.port}"), 200)
        self.assertIn(b" 421 ", self.raw(f"GET / HTTP/1.1\r\nHost: {self.name}\r\nHost: evil\r\n\r\n"))
        self.assertIn(b" 421 ", self.raw("GET / HTTP/1.0\r\n\r\n"))

    def test_origin_and_token(self):
        own = self.own_headers()
        for origin in ("http://evil.example", "null", f"https://{self.name}", ""):
            headers = {**own, "Origin": origin}
            self.assertEqual(self.status("POST", "/api/jobs", **headers), 403, origin)
        for token in ("", "0" * 32, self.token[:-1], self.token.upper() + "0"):
            headers = {**own, "X-Sightline-Token": token}
            for method, path in (("POST", "/api/jobs"), ("POST", "/api/studies"),
                                 ("POST", "/api/studies/validate"), ("DELETE", "/api/jobs/1")):
                self.assertEqual(self.status(method, path, **headers), 403, path)
        self.assertEqual(self.status("GET", "/api/jobs", Origin="http://evil.example"), 403)
        self.assertEqual(self.status("GET", "/api/jobs", **{"Sec-Fetch-Site": "cross-site"}), 403)
        self.assertEqual(self.status("POST", "/api/jobs", **own), 422)  # let in: only the form is wrong
        self.assertEqual(self.ask_json("GET", "/api/jobs"), [])

    def test_methods(self):
        for method in ("OPTIONS", "PUT", "PATCH", "TRACE", "HEAD"):
            self.assertEqual(self.ask(method, "/api/jobs", None, self.own_headers())[0], 405, method)

    def test_large_bodies(self):
        head = (f"POST /api/jobs HTTP/1.1\r\nHost: {self.name}\r\nOrigin: http://{self.name}\r\n"
                f"X-Sightline-Token: {self.token}\r\n")
        declared = self.raw(f"{head}Content-Length: 60000000\r\n\r\n")
        self.assertIn(b" 413 ", declared)
        sent = self.raw(f"{head}Content-Length: 1500000\r\n\r\n" + "x" * 1500000)
        self.assertIn(b" 413 ", sent)
        chunk = "10000\r\n" + "x" * 0x10000 + "\r\n"
        chunked = self.raw(f"{head}Transfer-Encoding: chunked\r\n\r\n" + chunk * 40)
        self.assertIn(b" 413 ", chunked)
        self.assertEqual(self.ask_json("GET", "/api/jobs"), [])

    def test_large_headers(self):
        filling = "".join(f"X-Fill-{i}: {'x' * 1000}\r\n" for i in range(9))
        self.assertIn(b" 431 ", self.raw(f"GET / HTTP/1.1\r\nHost: {self.name}\r\n{filling}\r\n"))
        self.assertIn(b" 431 ", self.raw("GET /" + "a" * 9000 + " HTTP/1.1\r\n\r\n"))

    def test_nonsense(self):
        self.assertIn(b" 400 ", self.raw("nonsense\r\n\r\n"))
        self.assertIn(b" 400 ", self.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"))
        for target in ("http://evil.example/", "/%00", "/%", "*"):
            self.assertIn(b" 400 ", self.raw(f"GET {target} HTTP/1.1\r\nHost: {self.name}\r\n\r\n"))
        for body in ("", "{", "[]", "\"\\ud800\"", "[" * 100000):
            self.assertIn(self.ask("POST", "/api/jobs", body)[0], (422,), body[:20])
        self.assertEqual(self.ask("GET", "/")[0], 200)

    def test_slow_clients_are_cut_off(self):
        head = f"POST /api/jobs HTTP/1.1\r\nHost: {self.name}\r\n"
        body = (f"{head}Origin: http://{self.name}\r\nX-Sightline-Token: {self.token}\r\n"
                "Content-Length: 1000\r\n\r\n")
        clients = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(4)]
        for client, text in zip(clients, ("", head, body, "")):
            self.addCleanup(client.close)
            client.settimeout(0.2)
            client.sendall(text.encode())
        drip = iter(head + "X-Slow: " + "x" * 4000)
        is_open = [True] * 4
        deadline = time.monotonic() + PATIENCE
        while any(is_open) and time.monotonic() < deadline:
            for i, client in enumerate(clients):
                try:
                    if is_open[i] and i == 3:
                        client.sendall(next(drip).encode())
                    is_open[i] = is_open[i] and client.recv(1000) != b""
                except socket.timeout:
                    pass
                except OSError:
                    is_open[i] = False
        self.assertEqual(is_open, [False] * 4)

    def test_idle_clients_do_not_hold_a_study_up(self):
        job = self.run_job(replications=40)
        stream = self.events(job)
        next(stream)
        idle = []
        for _ in range(200):
            client = socket.create_connection(("127.0.0.1", self.port))
            self.addCleanup(client.close)
            idle.append(client)
        ended = [data for _, _, data in stream][-1]
        self.assertEqual(ended["state"], "done")
        line = json.loads(self.call("run", "results/two-reforms/study.yaml", "--out", "line",
                                    "--format", "json").stdout)
        self.assertEqual(ended["digest"], line["digest"])
        for client in idle:
            client.close()
        self.assertEqual(self.ask_patiently("/")[0], 200)

    def ask_patiently(self, path):
        """Asks again while every seat is still taken."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self.ask("GET", path)
            except OSError:
                if time.monotonic() > deadline:
                    raise

    def test_many_at_once(self):
        job = self.run_job()
        ends = []
        watchers = [threading.Thread(target=lambda: ends.append(list(self.events(job))[-1]))
                    for _ in range(20)]
        for watcher in watchers:
            watcher.start()
        for watcher in watchers:
            watcher.join(PATIENCE)
        self.assertEqual({end[2]["state"] for end in ends}, {"done"})
        self.assertEqual(len(ends), 20)

    def test_paths(self):
        (self.folder / "secret.yaml").write_text("study: secret\n")
        (self.folder / "results" / "secret.txt").write_text("secret")
        for path in ("/../secret.yaml", "/..%2fsecret.yaml", "/%2e%2e/secret.yaml", "/results/secret.txt",
                     "/secret.txt", "//secret.txt", "/./secret.txt", "/studies/../report",
                     "/studies/..%2f..%2fsecret/report", "/api/studies/../summary",
                     "/api/studies/%2e%2e%2f/summary", "/studies/", "/studies", "/api", "/results/"):
            status, _, text = self.ask("GET", path)
            self.assertEqual(status, 404, path)
            self.assertNotIn("secret\n", text)

    def test_hostile_names(self):
        name = "../../<script>alert(1)</script>\"; rm -rf ' & $(id)"
        job = self.run_job(name=name, question="<img src=x onerror=alert(1)> \u202e {a: [b]} # \"",
                           replications=2)
        ended = self.finish(job)
        self.assertEqual(ended["study"], "script-alert-1-script-rm-rf-id")
        self.assertEqual(ended["name"], name)
        self.assertEqual([path.name for path in (self.folder / "results").iterdir()],
                         [ended["study"]])
        summary = self.ask_json("GET", f"/api/studies/{ended['study']}/summary")
        self.assertEqual(summary["question"], "<img src=x onerror=alert(1)> \u202e {a: [b]} # \"")
        for reform in ("../../secret.yaml", "/etc/passwd.yaml", "R10.yaml"):
            arms = [{"name": "baseline"}, {"name": "a", "reforms": [reform]}]
            refused = self.ask_json("POST", "/api/jobs", {**FORM, "arms": arms}, expect=422)
            self.assertIn("is not a name", refused["mistakes"][0]["text"])
        arms = [{"name": "a\", reforms: [\"/etc/x.yaml\"] #"}]
        refused = self.ask_json("POST", "/api/jobs", {**FORM, "arms": arms}, expect=422)
        self.assertIn("is not a name", refused["mistakes"][0]["text"])

    def test_only_this_machine_is_listened_to(self):
        with open("/proc/net/tcp", encoding="ascii") as table:
            rows = [line.split()[1] for line in table if line.split()[1].endswith(f":{self.port:04X}")]
        self.assertIn(f"0100007F:{self.port:04X}", rows)
        self.assertNotIn(f"00000000:{self.port:04X}", rows)


if __name__ == "__main__":
    unittest.main()
