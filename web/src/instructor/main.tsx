// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";

import { takeToken } from "../workbench/api";
import { App } from "./app";
import "../style/tokens.css";
import "../style/base.css";
import "../workbench/workbench.css";
import "../training/training.css";

takeToken(location, history, sessionStorage);
const place = document.getElementById("page")!;
place.replaceChildren();
render(<App />, place);
