// SPDX-License-Identifier: Apache-2.0
// One decision: what, why, and how likely protection is held to be.
import { useState } from "preact/hooks";

import type { Answer, Asked, Offer } from "./types";
import { withDates } from "./words";

interface OptionsProps {
  scene: Asked;
  option: string;
  onChoose: (option: string) => void;
}

function NotOffered({ offer }: { offer: Offer }) {
  return (
    <li>
      {offer.label}
      <span class="help block">Not to be chosen: {offer.not_represented}</span>
    </li>
  );
}

function Options({ scene, option, onChoose }: OptionsProps) {
  const closed = scene.offers.filter((offer) => offer.not_represented !== "");
  return (
    <fieldset class="field">
      <legend class="question">{scene.question}</legend>
      {scene.offers
        .filter((offer) => offer.not_represented === "")
        .map((offer) => (
          <label key={offer.option} class="choice">
            <input
              type="radio"
              name="option"
              required
              checked={offer.option === option}
              onChange={() => onChoose(offer.option)}
            />
            <span>{offer.label}</span>
          </label>
        ))}
      {closed.length > 0 && (
        <>
          <p class="help">What the model has no such decision for:</p>
          <ul class="closed">
            {closed.map((offer) => (
              <NotOffered key={offer.option} offer={offer} />
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}

interface ProbabilityProps {
  question: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** A slider with its number. It stands at no number until one is given, so that none is suggested. */
function Probability({ question, value, onChange }: ProbabilityProps) {
  return (
    <div class="field">
      <label for="probability">{question}</label>
      <div class="row probability">
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          aria-label="Probability in per cent, as a slider"
          aria-valuetext={value === undefined ? "not yet given" : `${value} per cent`}
          class={value === undefined ? "unset" : ""}
          value={value ?? 50}
          onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
          onClick={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
        <span class="unit">
          <input
            id="probability"
            type="number"
            inputMode="numeric"
            min={0}
            max={100}
            step={1}
            required
            aria-describedby="probability-help"
            value={value ?? ""}
            onInput={(event) => {
              const number = event.currentTarget.valueAsNumber;
              onChange(Number.isFinite(number) ? number : undefined);
            }}
          />
          %
        </span>
      </div>
      <p id="probability-help" class="help">
        0: it cannot be; 100: it is certain. It is held against many worlds that could follow, not against this one.
      </p>
    </div>
  );
}

interface DecisionProps {
  scene: Asked;
  isWaiting: boolean;
  onDecide: (answer: Answer) => void;
}

export function DecisionForm({ scene, isWaiting, onDecide }: DecisionProps) {
  const [option, setOption] = useState(scene.kept?.option ?? "");
  const [reason, setReason] = useState(scene.kept?.reason ?? "");
  const [probability, setProbability] = useState<number>();
  const decide = (event: Event) => {
    event.preventDefault();
    if (probability === undefined || isWaiting) return;
    onDecide({ option, reason: reason.replace(/\s+/g, " ").trim(), probability });
  };
  return (
    <form class="decision" onSubmit={decide}>
      <Options scene={scene} option={option} onChoose={setOption} />
      <div class="field">
        <label for="reason">Your reason</label>
        <textarea
          id="reason"
          rows={2}
          required
          maxLength={400}
          aria-describedby="reason-help"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <p id="reason-help" class="help">
          In a sentence. Leave out anybody's name.
        </p>
      </div>
      <Probability question={withDates(scene.probability_question)} value={probability} onChange={setProbability} />
      <button type="submit" class="main" aria-disabled={isWaiting}>
        Decide, and let the days go on
      </button>
    </form>
  );
}
