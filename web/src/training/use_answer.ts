// SPDX-License-Identifier: Apache-2.0
// Something that the server is asked for, with what goes wrong.
import { useCallback, useEffect, useState } from "preact/hooks";

import { read, refusalOf, type Refusal } from "../workbench/api";

export interface Asking<T> {
  answer?: T;
  refusal?: Refusal;
  again: () => void;
}

/** Asks at once, and anew whenever the path changes or again() is called. */
export function useAnswer<T>(path: string): Asking<T> {
  const [state, setState] = useState<{ answer?: T; refusal?: Refusal }>({});
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let isWanted = true;
    const take = (next: { answer?: T; refusal?: Refusal }) => {
      if (isWanted) setState(next);
    };
    read<T>(path).then(
      (answer) => take({ answer }),
      (error: unknown) => take({ refusal: refusalOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [path, turn]);
  return { ...state, again };
}
