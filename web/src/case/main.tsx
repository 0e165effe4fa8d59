// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";
import "../style/tokens.css";
import "../style/base.css";
import "./case.css";
import "./lanes.css";
import "./tables.css";
import { CaseView } from "./case_view";

const model = document.getElementById("case-model")?.textContent ?? "null";
const place = document.getElementById("page")!;
place.replaceChildren();
render(<CaseView page={JSON.parse(model)} />, place);
