// SPDX-License-Identifier: Apache-2.0
// Moves through the case: a slider over days, and steps from one day on which something happens to the next.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { CasePage } from "../model/case_page";
import { dateInWords, dayAfter, dayBefore } from "../model/case_time";

interface Props {
  page: CasePage;
  days: number[];
  day: number;
  onDay: (day: number) => void;
}

type Step = "ArrowLeft" | "ArrowRight" | "Home" | "End";

function stepped(step: Step, { page, days, day }: Props): number {
  if (step === "Home") return page.from;
  if (step === "End") return page.until;
  return step === "ArrowLeft" ? dayBefore(days, day) : dayAfter(days, day);
}

function isStep(key: string): key is Step {
  return ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key);
}

/** Keys that belong to what has the focus stay there: lists, and tables that scroll sideways. */
function isFree(event: KeyboardEvent): boolean {
  const target = event.target as Element;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (target.matches("input[type=range]")) return true;
  return !target.closest("select, .scroll") && event.key.startsWith("Arrow");
}

export function TimeBar(props: Props) {
  const { page, days, day, onDay } = props;
  const slider = useRef<HTMLInputElement>(null);
  const now = useRef(props);
  now.current = props;
  useLayoutEffect(() => {
    slider.current?.focus({ preventScroll: true });
    const press = (event: KeyboardEvent) => {
      if (!isStep(event.key) || !isFree(event)) return;
      event.preventDefault();
      now.current.onDay(stepped(event.key, now.current));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const date = dateInWords(page.starts, day);
  const place = days.filter((one) => one <= day).length;
  const button = (step: Step, text: string, label: string, isEnd: boolean) => (
    <button type="button" aria-label={label} disabled={isEnd} onClick={() => onDay(stepped(step, props))}>
      {text}
    </button>
  );
  return (
    <nav class="time-bar" aria-label="Time">
      <div class="time-line">
        <output class="now">{date}</output>
        <span class="soft count">
          {place} of {days.length} days on which something happens
        </span>
        <span class="steps">
          {button("Home", "⇤", "First day", day <= page.from)}
          {button("ArrowLeft", "← Previous", "Previous day on which something happens", day <= page.from)}
          {button("ArrowRight", "Next →", "Next day on which something happens", day >= page.until)}
          {button("End", "⇥", "Last day", day >= page.until)}
        </span>
      </div>
      <input
        ref={slider}
        type="range"
        min={page.from}
        max={page.until}
        value={day}
        aria-label="Day that is shown"
        aria-valuetext={date}
        onInput={(event) => onDay(Number(event.currentTarget.value))}
      />
    </nav>
  );
}
