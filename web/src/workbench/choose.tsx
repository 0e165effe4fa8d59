// SPDX-License-Identifier: Apache-2.0
// The first step: baseline, reforms, parameters, population and replications.
import type { Choice, Packaging } from "./form";
import { NumberField, TextField } from "./fields";
import { Parameters } from "./parameters";
import { Reforms } from "./reforms";
import type { Catalogue } from "./types";
import { usualName, usualQuestion } from "./form";

interface Step {
  catalogue: Catalogue;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

function BaselineField({ catalogue, choice, onChange }: Step) {
  const chosen = catalogue.baselines.find((one) => one.baseline === choice.baseline);
  return (
    <div class="field">
      <label for="baseline">Baseline</label>
      <select
        id="baseline"
        aria-describedby="baseline-help"
        value={choice.baseline}
        onChange={(event) => onChange({ ...choice, baseline: event.currentTarget.value })}
      >
        {catalogue.baselines.map((one) => (
          <option key={one.baseline} value={one.baseline}>
            {one.baseline}: {one.title}
          </option>
        ))}
      </select>
      <p id="baseline-help" class="help">
        The time and place that everything is compared with. {chosen?.place}; {chosen?.period}.
      </p>
    </div>
  );
}

const PACKAGINGS: { value: Packaging; label: string }[] = [
  { value: "each", label: "each alone" },
  { value: "together", label: "all together" },
  { value: "both", label: "each alone, and all together" },
];

function PackagingField({ choice, onChange }: Step) {
  if (choice.reforms.length < 2) return null;
  return (
    <fieldset class="inline">
      <legend>Try the reforms</legend>
      {PACKAGINGS.map(({ value, label }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name="packaging"
            checked={choice.packaging === value}
            onChange={() => onChange({ ...choice, packaging: value })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Size({ choice, onChange }: Step) {
  const number = (member: "children" | "warmUpYears" | "years" | "replications" | "seed") => ({
    value: choice[member],
    onChange: (value: number) => onChange({ ...choice, [member]: value }),
  });
  return (
    <div class="grid">
      <NumberField
        id="children"
        label="Children in the authority"
        help="100 to 5,000,000. An authority like that of the case had 49,000; fewer run faster."
        min={100}
        max={5000000}
        {...number("children")}
      />
      <NumberField
        id="replications"
        label="Replications"
        help="Each is one history of the authority; all arms share its dice. More narrow the interval."
        min={1}
        max={1000000}
        {...number("replications")}
      />
      <TextField
        id="start"
        label="Starts on"
        help="First day of the warm-up, YYYY-MM-DD."
        value={choice.start}
        onChange={(start) => onChange({ ...choice, start })}
      />
      <NumberField
        id="warm-up"
        label="Warm-up, years"
        help="Run before anything is measured, so that queues and plans have a past."
        min={0}
        max={99}
        {...number("warmUpYears")}
      />
      <NumberField
        id="years"
        label="Measured, years"
        help="A missed case needs half a year of follow-up."
        min={1}
        max={100}
        {...number("years")}
      />
      <NumberField
        id="seed"
        label="Seed"
        help="The same seed gives the same answer, for anyone."
        min={0}
        max={Number.MAX_SAFE_INTEGER}
        {...number("seed")}
      />
    </div>
  );
}

export function Choose(step: Step) {
  const { catalogue, choice, onChange } = step;
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">
        <span class="step">1</span> Choose
      </h2>
      <BaselineField {...step} />
      <Reforms
        reforms={catalogue.reforms}
        chosen={choice.reforms}
        onChange={(reforms) => onChange({ ...choice, reforms })}
      />
      <PackagingField {...step} />
      <Parameters
        catalogue={catalogue}
        baseline={choice.baseline}
        settings={choice.settings}
        onChange={(settings) => onChange({ ...choice, settings })}
      />
      <h3>How large</h3>
      <Size {...step} />
      <div class="grid">
        <TextField
          id="name"
          label="Name of the study"
          help={`Left empty: ${usualName(choice)}`}
          value={choice.name}
          onChange={(name) => onChange({ ...choice, name })}
        />
        <TextField
          id="question"
          label="Question"
          help={`Left empty: ${usualQuestion(choice)}`}
          value={choice.question}
          onChange={(question) => onChange({ ...choice, question })}
        />
      </div>
    </section>
  );
}
