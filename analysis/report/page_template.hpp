// SPDX-License-Identifier: Apache-2.0
// The built page web/dist/report.html, as it was when the program was built.
#pragma once

#include <string_view>

namespace sightline::report {

[[nodiscard]] std::string_view page_template();

}  // namespace sightline::report
