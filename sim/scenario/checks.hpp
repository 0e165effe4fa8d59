// SPDX-License-Identifier: Apache-2.0
// What no single parameter can show to be wrong.
#pragma once

#include <span>

#include <sightline/config/mistakes.hpp>
#include <sightline/config/parameters.hpp>
#include <sightline/model/parameters.hpp>

namespace sightline::scenario {

/// Checks parameters against each other. A mistake stands where the last of the values that do not
/// fit together was set, as `settings` tell.
void check_parameters(const model::Parameters& parameters,
                      std::span<const config::ParameterSetting> settings,
                      config::Mistakes& mistakes);

}  // namespace sightline::scenario
