// SPDX-License-Identifier: Apache-2.0
// Where somebody is: the part of the address behind `#`.
import { useEffect, useState } from "preact/hooks";

export interface Place {
  view: string;
  id: string;
}

/** "#session/two-bruises.seat" gives the view "session" and its id. */
export function placeOf(hash: string): Place {
  const found = /^#([a-z]+)(?:\/([a-z0-9.-]+))?$/.exec(hash);
  return { view: found?.[1] ?? "", id: found?.[2] ?? "" };
}

export function usePlace(): Place {
  const [place, setPlace] = useState(placeOf(location.hash));
  useEffect(() => {
    const follow = () => {
      setPlace(placeOf(location.hash));
      scrollTo(0, 0);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return place;
}
