// SPDX-License-Identifier: Apache-2.0
// On what the numbers rest: reforms with their evidence, then parameters, those that matter most first.
import { TableDisclosure } from "../charts/figure";
import type { DataTable } from "../model/data_table";
import { compact } from "../model/numbers";
import type { Parameter, Reform, Report } from "../model/report";
import { changedPaths, changesTable } from "../model/practice";
import { grades } from "../model/words";
import { influencesOf } from "./findings";
import { Section } from "./section";

const weakestFirst = "DCBA";

function ReformEntry({ reform }: { reform: Reform }) {
  const entries: [string, string][] = [
    ["Source", reform.source],
    ["Cost", reform.cost],
    ["May do harm", reform.harm],
  ];
  return (
    <li>
      <h3>
        {reform.id}: {reform.title}
      </h3>
      <p>{reform.description}</p>
      <dl>
        <dt>Evidence</dt>
        <dd>
          <span class="grade">{reform.evidence_grade}</span>
          {grades[reform.evidence_grade] ?? "not graded"}
        </dd>
        {entries
          .filter(([, text]) => text !== "")
          .flatMap(([name, text]) => [<dt>{name}</dt>, <dd>{text}</dd>])}
      </dl>
    </li>
  );
}

export function parameterTable(report: Report, parameters: Parameter[]): DataTable {
  const changed = report.arms.slice(1).filter((_, i) => parameters.some((one) => one.changes.some((change) => change.arm === i + 1)));
  const valueIn = (parameter: Parameter, name: string) =>
    parameter.changes.find((change) => report.arms[change.arm]?.name === name)?.value ?? null;
  return {
    columns: [
      { name: "parameter" },
      { name: "value", show: compact },
      ...changed.map((arm) => ({ name: `with ${arm.name}`, show: compact })),
      { name: "unit" },
      { name: "source" },
    ],
    rows: parameters.map((parameter) => [
      parameter.path,
      parameter.value,
      ...changed.map((arm) => valueIn(parameter, arm.name)),
      parameter.unit,
      parameter.source === "" ? "not given" : parameter.source,
    ]),
  };
}

export interface ParameterGroup {
  title: string;
  parameters: Parameter[];
}

/** Those known to matter, then those that reforms and arms change, then by what they rest on, the weakest first. */
export function parameterGroups(report: Report): ParameterGroup[] {
  const sensitivity = report.tables.sensitivity;
  const influential = sensitivity ? influencesOf(sensitivity).map((one) => one.parameter) : [];
  const place = new Map(influential.map((path, i) => [path, i]));
  const reformed = changedPaths(report);
  const left = new Set(report.parameters);
  const take = (title: string, isOf: (parameter: Parameter) => boolean) => {
    const parameters = [...left].filter(isOf);
    parameters.forEach((parameter) => left.delete(parameter));
    return { title: `${title} (${parameters.length})`, parameters };
  };
  const groups = [
    take("Varied in the sweep, those that matter most first", ({ path }) => place.has(path)),
    take("Changed by a reform", ({ path }) => reformed.has(path)),
    take("Set otherwise by an arm", ({ changes }) => changes.length > 0),
    take("Assumed", ({ kind }) => kind === "assumption"),
    take("Calibrated", ({ kind }) => kind === "calibrated"),
    take("From a source", () => true),
  ];
  groups[0]?.parameters.sort((a, b) => (place.get(a.path) ?? 0) - (place.get(b.path) ?? 0));
  return groups.filter((group) => group.parameters.length > 0);
}

export function AssumptionsSection({ report }: { report: Report }) {
  const reforms = [...report.reforms].sort((a, b) => weakestFirst.indexOf(a.evidence_grade) - weakestFirst.indexOf(b.evidence_grade));
  const changes = changesTable(report);
  const order = report.tables.sensitivity
    ? "Parameters that the sweep varies come first, in the order of the sensitivity analysis."
    : "Which parameters matter most, a sweep and `sightline sensitivity` tell; until then those that reforms and arms change come first, then those that are assumed.";
  return (
    <Section name="assumptions" title="What it rests on" lead={`${report.assumptions} Reforms with the weakest evidence come first. ${order}`}>
      {reforms.length > 0 && (
        <ul class="reforms">
          {reforms.map((reform) => (
            <ReformEntry reform={reform} />
          ))}
        </ul>
      )}
      {changes.rows.length > 0 && <TableDisclosure title={`What the reforms change (${changes.rows.length})`} table={changes} caption="What the reforms change" />}
      {parameterGroups(report).map((group) => (
        <TableDisclosure title={group.title} table={parameterTable(report, group.parameters)} caption={group.title} />
      ))}
    </Section>
  );
}
