// SPDX-License-Identifier: Apache-2.0
// The catalogue of reforms, each with its evidence, source and the harm it may do.
import { useState } from "preact/hooks";

import { grades } from "../model/words";
import type { Reform } from "./types";

function holds(reform: Reform, wanted: string): boolean {
  const words = `${reform.reform} ${reform.title} ${reform.description}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

interface CardProps {
  reform: Reform;
  isChosen: boolean;
  onToggle: () => void;
}

function Card({ reform, isChosen, onToggle }: CardProps) {
  const id = `reform-${reform.reform}`;
  return (
    <li class={isChosen ? "card chosen" : "card"}>
      <label class="choice" for={id}>
        <input
          id={id}
          type="checkbox"
          checked={isChosen}
          aria-describedby={`${id}-grade ${id}-harm`}
          onChange={onToggle}
        />
        <span>
          <strong>{reform.reform}</strong> {reform.title}
        </span>
      </label>
      <p id={`${id}-grade`} class="small">
        <span class={`grade grade-${reform.evidence}`}>Evidence {reform.evidence}</span>{" "}
        {grades[reform.evidence]}. Source: {reform.source}.
      </p>
      <p id={`${id}-harm`} class="small">
        <strong>Possible harm:</strong> {reform.harm}
      </p>
      <details>
        <summary>
          What it is and costs<span class="hidden-visually">: {reform.title}</span>
        </summary>
        <p class="small">{reform.description}</p>
        <p class="small">
          <strong>Cost:</strong> {reform.cost}
        </p>
      </details>
    </li>
  );
}

interface ReformsProps {
  reforms: Reform[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

export function Reforms({ reforms, chosen, onChange }: ReformsProps) {
  const [wanted, setWanted] = useState("");
  const seen = reforms.filter((one) => chosen.includes(one.reform) || holds(one, wanted));
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset class="plain">
      <legend>
        <h3>Reforms</h3>
      </legend>
      <div class="field">
        <label for="find-reform">Find a reform</label>
        <input
          id="find-reform"
          type="search"
          placeholder="paediatrician, threshold, police .."
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <p class="help" aria-live="polite">
          {chosen.length} chosen; {seen.length} of {reforms.length} shown.
        </p>
      </div>
      <ul class="cards" aria-label="Reforms to choose from">
        {seen.map((reform) => (
          <Card
            key={reform.reform}
            reform={reform}
            isChosen={chosen.includes(reform.reform)}
            onToggle={() => toggle(reform.reform)}
          />
        ))}
      </ul>
    </fieldset>
  );
}
