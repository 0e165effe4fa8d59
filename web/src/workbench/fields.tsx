// SPDX-License-Identifier: Apache-2.0
// Labelled fields with a line of help.
import { useState } from "preact/hooks";

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

interface NumberInputProps {
  id: string;
  value: number;
  min: number;
  max: number;
  step?: number | "any";
  onChange: (value: number) => void;
}

/**
 * What is no number is not taken: the field shows again what holds. Until the field is left it shows what was typed,
 * whatever else of the page changes meanwhile.
 */
export function NumberInput({ id, value, min, max, step = 1, onChange }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      id={id}
      type="number"
      inputMode="decimal"
      min={min}
      max={max}
      step={step}
      aria-describedby={`${id}-help`}
      value={typed ?? value}
      onInput={({ currentTarget: input }) => setTyped(input.value)}
      onChange={({ currentTarget: input }) => {
        if (Number.isFinite(input.valueAsNumber)) onChange(input.valueAsNumber);
        setTyped(undefined);
      }}
    />
  );
}

export function NumberField({ label, help, ...input }: NumberInputProps & { label: string; help: string }) {
  return (
    <div class="field">
      <label for={input.id}>{label}</label>
      <NumberInput {...input} />
      <p id={`${input.id}-help`} class="help">
        {help}
      </p>
    </div>
  );
}

export interface Option {
  value: string;
  label: string;
}

interface SelectFieldProps extends Omit<Field<string>, "help"> {
  help?: string;
  options: Option[];
}

export function SelectField({ id, label, help, value, onChange, options }: SelectFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        aria-describedby={help && `${id}-help`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <p id={`${id}-help`} class="help">
          {help}
        </p>
      )}
    </div>
  );
}

interface RadioFieldProps<Value> {
  name: string;
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

export function RadioField<Value extends string>({ name, label, value, options, onChange }: RadioFieldProps<Value>) {
  return (
    <fieldset class="inline">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
