// SPDX-License-Identifier: Apache-2.0
#include "state_arrays.hpp"

namespace sightline::model {

void StateReader::refuse(const std::string& name, const std::string& why) {
  throw std::invalid_argument("not the state of such a run: array " + name + ": " + why);
}

void StateReader::require_all_read() const {
  if (read_ == arrays_.size()) return;
  throw std::invalid_argument("not the state of such a run: " + std::to_string(arrays_.size()) +
                              " arrays where " + std::to_string(read_) + " are known");
}

}  // namespace sightline::model
