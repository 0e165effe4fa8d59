// SPDX-License-Identifier: Apache-2.0
// The built page web/dist/case.html, as it was when the program was built.
#pragma once

#include <string_view>

namespace sightline::replay {

[[nodiscard]] std::string_view case_page_template();

}  // namespace sightline::replay
