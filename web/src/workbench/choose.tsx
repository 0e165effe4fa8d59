// SPDX-License-Identifier: Apache-2.0
// The first step: baseline, reforms, parameters, population and replications.
import { NumberField, RadioField, SelectField, TextField } from "./fields";
import { armsOf, MEASURED, usualName, usualQuestion, type Choice, type Packaging, type Stopping } from "./form";
import { Parameters } from "./parameters";
import { Reforms } from "./reforms";
import type { Catalogue } from "./types";
import { capitalised, inWords } from "../model/words";
import { shown } from "./words";

interface Step {
  catalogue: Catalogue;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

function BaselineField({ catalogue, choice, onChange }: Step) {
  const chosen = catalogue.baselines.find((one) => one.baseline === choice.baseline);
  return (
    <SelectField
      id="baseline"
      label="Baseline"
      help={`The time and place that everything is compared with. ${chosen?.place}; ${chosen?.period}.`}
      value={choice.baseline}
      options={catalogue.baselines.map(({ baseline, title }) => ({ value: baseline, label: `${baseline}: ${title}` }))}
      onChange={(baseline) => onChange({ ...choice, baseline })}
    />
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
    <RadioField
      name="packaging"
      label="Try the reforms"
      value={choice.packaging}
      options={PACKAGINGS}
      onChange={(packaging) => onChange({ ...choice, packaging })}
    />
  );
}

const STOPPINGS: { value: Stopping; label: string }[] = [
  { value: "number", label: "a fixed number of times" },
  { value: "precision", label: "until a difference is known well enough" },
];

/** The difference by which the study stops, and how well it is to be known. */
function PrecisionFields({ catalogue, choice, onChange }: Step) {
  const arms = armsOf(catalogue, choice).slice(1);
  return (
    <div class="grid">
      <SelectField
        id="precise-outcome"
        label="Outcome to be known"
        help="Its difference from the baseline is looked at after every 16th replication."
        value={choice.outcome}
        options={MEASURED.map((name) => ({ value: name, label: shown(name).label }))}
        onChange={(outcome) => onChange({ ...choice, outcome })}
      />
      <SelectField
        id="precise-arm"
        label="Arm"
        help="Compared with the baseline."
        value={arms.some(({ name }) => name === choice.arm) ? choice.arm : (arms[0]?.name ?? "")}
        options={arms.map(({ name }) => ({ value: name, label: inWords(name) }))}
        onChange={(arm) => onChange({ ...choice, arm })}
      />
      <NumberField
        id="half-width"
        label="Known to within, plus or minus"
        help={`${capitalised(shown(choice.outcome).unit)}. Half as much takes about four times the replications.`}
        min={0}
        max={Number.MAX_VALUE}
        step="any"
        value={choice.halfWidth}
        onChange={(halfWidth) => onChange({ ...choice, halfWidth })}
      />
      <NumberField
        id="at-most"
        label="Replications at most"
        help="Where it stops, however little is known then."
        min={20}
        max={1000000}
        value={choice.atMost}
        onChange={(atMost) => onChange({ ...choice, atMost })}
      />
    </div>
  );
}

function Runs(step: Step) {
  const { choice, onChange } = step;
  const isCompared = choice.reforms.length > 0;
  return (
    <>
      {isCompared && (
        <RadioField
          name="stopping"
          label="Run"
          value={choice.stopping}
          options={STOPPINGS}
          onChange={(stopping) => onChange({ ...choice, stopping })}
        />
      )}
      {isCompared && choice.stopping === "precision" ? (
        <PrecisionFields {...step} />
      ) : (
        <div class="grid">
          <NumberField
            id="replications"
            label="Replications"
            help="Each is one history of the authority; all arms share its dice. More narrow the interval."
            min={1}
            max={1000000}
            value={choice.replications}
            onChange={(replications) => onChange({ ...choice, replications })}
          />
        </div>
      )}
    </>
  );
}

function Size({ choice, onChange }: Step) {
  const number = (member: "children" | "warmUpYears" | "years" | "seed") => ({
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
        help="At least 2: only children who are followed for a year after the harm can count as missed."
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
      <h3>How long</h3>
      <Runs {...step} />
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
