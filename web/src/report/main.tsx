// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";
import "../style/tokens.css";
import "../style/base.css";
import { ReportPage } from "./report_page";

const model = document.getElementById("report-model")?.textContent ?? "null";
const place = document.getElementById("page")!;
place.replaceChildren();
render(<ReportPage report={JSON.parse(model)} />, place);
