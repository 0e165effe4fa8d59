// SPDX-License-Identifier: Apache-2.0
#include <sightline/output/page.hpp>
#include <sightline/replay/case_page.hpp>

#include "case_page_template.hpp"

namespace sightline::replay {

std::string case_page(std::string_view model) {
  return output::page_with(case_page_template(), "CASE_MODEL", model);
}

}  // namespace sightline::replay
