// SPDX-License-Identifier: Apache-2.0
// Parameters that all arms run with other than the baseline says, each with range, unit and source.
import { useState } from "preact/hooks";

import { NumberInput } from "./fields";
import { valueIn } from "./form";
import type { Catalogue, Parameter, Settings } from "./types";
import { capitalised } from "../model/words";

const MOST_SHOWN = 12;
const FEWEST_LETTERS = 2;

function matching(parameters: Parameter[], wanted: string, settings: Settings): Parameter[] {
  if (wanted.trim().length < FEWEST_LETTERS) return [];
  const words = wanted.toLowerCase().trim().split(/\s+/);
  return parameters.filter((one) => {
    const text = `${one.path} ${one.meaning}`.toLowerCase();
    return !(one.path in settings) && words.every((word) => text.includes(word));
  });
}

function limit(value: number): string {
  return Math.abs(value) > 1e300 ? "no limit" : value.toLocaleString("en-GB");
}

function About({ parameter, id }: { parameter: Parameter; id: string }) {
  return (
    <p id={id} class="help">
      {capitalised(parameter.meaning)}. {limit(parameter.low)} to {limit(parameter.high)} {parameter.unit}.
      Source: {parameter.source}.
    </p>
  );
}

interface RowProps {
  parameter: Parameter;
  value: number | boolean;
  usual: number | undefined;
  onChange: (value: number | boolean) => void;
  onRemove: () => void;
}

function Row({ parameter, value, usual, onChange, onRemove }: RowProps) {
  const id = `set-${parameter.path}`;
  const isSwitch = parameter.unit === "switch";
  return (
    <li class="card">
      <label for={id}>
        <code>{parameter.path}</code>
      </label>
      <div class="row">
        {isSwitch ? (
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            aria-describedby={`${id}-help`}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        ) : (
          <NumberInput
            id={id}
            step={parameter.whole ? 1 : "any"}
            min={parameter.low}
            max={parameter.high}
            value={Number(value)}
            onChange={onChange}
          />
        )}
        <span>
          {parameter.unit}; baseline: {isSwitch ? (usual === 1 ? "on" : "off") : usual}
        </span>
        <button type="button" class="quiet" onClick={onRemove}>
          As in the baseline<span class="hidden-visually">: {parameter.path}</span>
        </button>
      </div>
      <About parameter={parameter} id={`${id}-help`} />
    </li>
  );
}

interface ParametersProps {
  catalogue: Catalogue;
  baseline: string;
  settings: Settings;
  onChange: (settings: Settings) => void;
}

function Found({ catalogue, baseline, settings, onChange }: ParametersProps) {
  const [wanted, setWanted] = useState("");
  const found = matching(catalogue.parameters, wanted, settings);
  const add = (parameter: Parameter) => {
    const usual = valueIn(catalogue, baseline, parameter.path) ?? parameter.value;
    const value = parameter.unit === "switch" ? usual === 1 : usual;
    onChange({ ...settings, [parameter.path]: value });
  };
  return (
    <>
      <div class="field">
        <label for="find-parameter">Find a parameter to set for all arms</label>
        <input
          id="find-parameter"
          type="search"
          placeholder="caseload, visit, vacancy .."
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <p class="help" aria-live="polite">
          {wanted.trim().length < FEWEST_LETTERS
            ? `${catalogue.parameters.length} parameters; most stay as the baseline says.`
            : `${found.length} found${found.length > MOST_SHOWN ? `, ${MOST_SHOWN} shown` : ""}.`}
        </p>
      </div>
      <ul class="found">
        {found.slice(0, MOST_SHOWN).map((parameter) => (
          <li key={parameter.path} class="card">
            <div class="row">
              <code>{parameter.path}</code>
              <button type="button" class="quiet" onClick={() => add(parameter)}>
                Set<span class="hidden-visually"> {parameter.path}</span>
              </button>
            </div>
            <About parameter={parameter} id={`about-${parameter.path}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function Parameters(props: ParametersProps) {
  const { catalogue, baseline, settings, onChange } = props;
  const set = catalogue.parameters.filter((one) => one.path in settings);
  return (
    <details class="section" open={set.length > 0}>
      <summary>
        <h3>Parameters</h3> {set.length === 0 ? "as in the baseline" : `${set.length} set`}
      </summary>
      <ul class="found">
        {set.map((parameter) => (
          <Row
            key={parameter.path}
            parameter={parameter}
            value={settings[parameter.path]!}
            usual={valueIn(catalogue, baseline, parameter.path)}
            onChange={(value) => onChange({ ...settings, [parameter.path]: value })}
            onRemove={() => {
              const { [parameter.path]: _removed, ...rest } = settings;
              onChange(rest);
            }}
          />
        ))}
      </ul>
      <Found {...props} />
    </details>
  );
}
