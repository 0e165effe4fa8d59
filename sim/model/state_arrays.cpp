// SPDX-License-Identifier: Apache-2.0
#include "state_arrays.hpp"

namespace sightline::model {

void StateReader::refuse(const std::string& name, const std::string& why) {
  throw std::invalid_argument("not the state of such a run: array " + name + ": " + why);
}

void refuse_list_of_fields(const std::string& name, std::size_t listed, std::size_t members) {
  throw std::logic_error("state: list_fields() of " + name + " lists " + std::to_string(listed) +
                         " fields of " + std::to_string(members));
}

void StateReader::require_all_read() const {
  if (read_ == arrays_.size()) return;
  throw std::invalid_argument("not the state of such a run: " + std::to_string(arrays_.size()) +
                              " arrays where " + std::to_string(read_) + " are known");
}

}  // namespace sightline::model
