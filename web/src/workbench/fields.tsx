// SPDX-License-Identifier: Apache-2.0
// Labelled fields with a line of help.

interface Field<Value> {
  id: string;
  label: string;
  help: string;
  value: Value;
  onChange: (value: Value) => void;
}

export function TextField({ id, label, help, value, onChange }: Field<string>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        aria-describedby={`${id}-help`}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-help`} class="help">
        {help}
      </p>
    </div>
  );
}

interface NumberFieldProps extends Field<number> {
  min: number;
  max: number;
  step?: number | "any";
}

export function NumberField(props: NumberFieldProps) {
  const { id, label, help, value, min, max, step = 1, onChange } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        aria-describedby={`${id}-help`}
        value={value}
        onChange={(event) => {
          const number = event.currentTarget.valueAsNumber;
          if (Number.isFinite(number)) onChange(number);
        }}
      />
      <p id={`${id}-help`} class="help">
        {help}
      </p>
    </div>
  );
}
