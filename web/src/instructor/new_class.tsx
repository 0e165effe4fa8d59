// SPDX-License-Identifier: Apache-2.0
// What an instructor sets for a class.
import { useState } from "preact/hooks";

import { useAnswer } from "../training/use_answer";
import type { PlayableCase } from "../training/types";
import { dateText } from "../training/words";
import { refusalOf, send, type Refusal } from "../workbench/api";
import { Mistakes } from "../workbench/mistakes";

interface Rules {
  roles: string[];
  lock: string[];
  hide_outcomes: boolean;
  release: string;
  dice: number | null;
}

const NO_RULES: Rules = { roles: [], lock: [], hide_outcomes: false, release: "", dice: null };

interface ManyProps {
  legend: string;
  help: string;
  all: { name: string; label: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Many({ legend, help, all, chosen, onChange }: ManyProps) {
  const flip = (name: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <p class="help">{help}</p>
      {all.map(({ name, label }) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={(event) => flip(name, event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface RulesProps {
  of: PlayableCase;
  rules: Rules;
  onChange: (rules: Rules) => void;
}

function Ending({ of, rules, onChange }: RulesProps) {
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={rules.hide_outcomes}
          onChange={(event) => onChange({ ...rules, hide_outcomes: event.currentTarget.checked })}
        />
        <span>
          Keep how the story ends for the class
          <span class="help block">No session and no look back tells it.</span>
        </span>
      </label>
      <div class="field">
        <label for="release">Last day that is shown</label>
        <input
          id="release"
          type="date"
          min={of.first_decision ?? undefined}
          aria-describedby="release-help"
          value={rules.release}
          onInput={(event) => onChange({ ...rules, release: event.currentTarget.value })}
        />
        <p id="release-help" class="help">
          Nothing after it shows anywhere. Without one: {dateText(of.ends)}.
        </p>
      </div>
      <div class="field">
        <label for="dice">Dice</label>
        <input
          id="dice"
          type="number"
          min={0}
          max={1e9}
          step={1}
          aria-describedby="dice-help"
          value={rules.dice ?? ""}
          onInput={(event) => {
            const dice = event.currentTarget.valueAsNumber;
            onChange({ ...rules, dice: Number.isFinite(dice) ? dice : null });
          }}
        />
        <p id="dice-help" class="help">
          Whoever decides the same with the same dice gets the same world. Another number, other luck.
        </p>
      </div>
    </>
  );
}

function RulesFields(props: RulesProps) {
  const { of, rules, onChange } = props;
  return (
    <>
      <Many
        legend="Roles that may be played"
        help="None chosen: all of them."
        all={of.roles.map(({ role, label }) => ({ name: role, label }))}
        chosen={rules.roles}
        onChange={(roles) => onChange({ ...rules, roles })}
      />
      <Ending {...props} />
      <details>
        <summary>Lock options</summary>
        <Many
          legend="Options that are not offered"
          help="For a class that is to think of something else than the usual."
          all={of.options.map(({ option, label }) => ({ name: option, label }))}
          chosen={rules.lock}
          onChange={(lock) => onChange({ ...rules, lock })}
        />
      </details>
    </>
  );
}

export function NewClass() {
  const { answer: cases, refusal: unread } = useAnswer<PlayableCase[]>("/api/training/cases");
  const [chosen, setChosen] = useState("");
  const [rules, setRules] = useState(NO_RULES);
  const [refusal, setRefusal] = useState<Refusal>();
  const of = cases?.find((one) => one.case === chosen);
  const make = async (event: Event) => {
    event.preventDefault();
    setRefusal(undefined);
    try {
      const made = await send<{ code: string }>("/api/training/classes", { case: chosen, ...rules });
      location.hash = `class/${made.code}`;
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  };
  return (
    <section>
      <h2>A new class</h2>
      {unread && <Mistakes refusal={unread} />}
      <form onSubmit={(event) => void make(event)}>
        <div class="field">
          <label for="case">The case</label>
          <select
            id="case"
            required
            value={chosen}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              setRules(NO_RULES);
            }}
          >
            <option value="">Choose one</option>
            {cases?.map((one) => (
              <option key={one.case} value={one.case}>
                {one.title}
                {one.invented ? " (invented)" : ""}
              </option>
            ))}
          </select>
        </div>
        {of && <p class="note">{of.content_note}</p>}
        {of && <RulesFields of={of} rules={rules} onChange={setRules} />}
        {refusal && <Mistakes refusal={refusal} />}
        <button type="submit" class="main">
          Make the class
        </button>
      </form>
    </section>
  );
}
