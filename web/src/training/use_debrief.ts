// SPDX-License-Identifier: Apache-2.0
// Asks for a look back until it is there.
import { useEffect, useState } from "preact/hooks";

import { read, refusalOf, type Refusal } from "../workbench/api";
import type { BeingMade, Debrief } from "./types";

const PAUSE_MS = 1500;

export interface AskedDebrief {
  debrief?: Debrief;
  /** Worlds played so far. */
  worlds: number;
  refusal?: Refusal;
}

export function useDebrief(path: string): AskedDebrief {
  const [state, setState] = useState<AskedDebrief>({ worlds: 0 });
  useEffect(() => {
    let isWanted = true;
    let timer = 0;
    setState({ worlds: 0 });
    const ask = async () => {
      try {
        const answer = await read<Debrief | BeingMade>(path);
        if (!isWanted) return;
        if ("state" in answer) {
          setState({ worlds: answer.worlds });
          timer = window.setTimeout(() => void ask(), PAUSE_MS);
        } else {
          setState({ worlds: 0, debrief: answer });
        }
      } catch (error) {
        if (isWanted) setState({ worlds: 0, refusal: refusalOf(error) });
      }
    };
    void ask();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [path]);
  return state;
}
