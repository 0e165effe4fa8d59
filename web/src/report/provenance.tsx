// SPDX-License-Identifier: Apache-2.0
// How the numbers can be made again.
import { TableDisclosure } from "../charts/figure";
import { fixed } from "../model/numbers";
import type { Report } from "../model/report";
import { Section } from "./section";

export function ProvenanceSection({ report }: { report: Report }) {
  const { provenance } = report;
  const replications = fixed(provenance.replications, 0) + (provenance.failed > 0 ? `; ${provenance.failed} failed and are left out` : "");
  const entries: [string, string][] = [
    ["Program", `Sightline ${provenance.version}, ${provenance.compiler}`],
    ["Seed", provenance.seed],
    ["Replications", replications],
    ["Baseline", report.baseline],
    ["Ensemble", provenance.ensemble],
    ["Fingerprint", provenance.fingerprint],
    ["Digest", provenance.digest],
  ];
  const files = {
    columns: [{ name: "file" }, { name: "fnv1a" }],
    rows: provenance.files.map((file) => [file.name, file.fnv1a]),
  };
  return (
    <Section
      name="provenance"
      title="How to make these numbers again"
      lead="The digest is a hash of every number of every replication: the same version and seed give the same one on any machine, with any number of threads."
    >
      <p>
        <code>{provenance.command}</code>
      </p>
      <dl class="provenance">
        {entries
          .filter(([, text]) => text !== "")
          .flatMap(([name, text]) => [
            <dt>{name}</dt>,
            <dd>
              <code>{text}</code>
            </dd>,
          ])}
      </dl>
      <TableDisclosure title={`Files read (${provenance.files.length})`} table={files} caption="Files read" />
      <p class="setting">The configuration is the parameters and changes above; results.h5 holds all of it, and manifest.json beside this report says what command
        was typed, when and where.</p>
    </Section>
  );
}
