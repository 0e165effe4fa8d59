// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <fmt/format.h>

#include <sightline/experiment/headline.hpp>
#include <sightline/sensitivity/findings.hpp>

namespace sightline::sensitivity {
namespace {

using statistics::Estimate;

constexpr std::size_t most_named = 3;

std::string with_interval(const Estimate& estimate, bool is_signed) {
  const int decimals = experiment::decimals_of(estimate);
  if (!std::isfinite(estimate.low)) {
    return is_signed ? fmt::format("{:+.{}f}", estimate.mean, decimals)
                     : fmt::format("{:.{}f}", estimate.mean, decimals);
  }
  return is_signed ? fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]", estimate.mean, decimals,
                                 estimate.low, decimals, estimate.high, decimals)
                   : fmt::format("{:.{}f} [{:.{}f}, {:.{}f}]", estimate.mean, decimals,
                                 estimate.low, decimals, estimate.high, decimals);
}

std::string named(const FinishedSweep& sweep, const Finding& finding, std::size_t parameter) {
  const bool is_signed = std::holds_alternative<RankCorrelations>(finding.measure);
  std::string by_chance;
  if (const auto* effects = std::get_if<ElementaryEffects>(&finding.measure)) {
    const double of_chance = effects->parameters[parameter].mu_star_of_chance;
    if (std::isfinite(of_chance)) by_chance = fmt::format(", {:.2g} by chance alone", of_chance);
  }
  return fmt::format("{} ({} {}{})", sweep.design.design.names[parameter], weight_name(finding),
                     with_interval(weights_of(finding)[parameter], is_signed), by_chance);
}

/// "X (..)", "X (..), then Y (..)". A wide interval does not hide a smaller weight that is known
/// well, but is told, since its parameter may matter more.
std::string drivers(const FinishedSweep& sweep, const Finding& finding) {
  if (!stands_out_from_chance(finding))
    return "parameters cannot be told from chance at single points";
  std::string text;
  std::string larger;
  std::string passed_over;
  std::size_t named_so_far = 0;
  for (const std::size_t parameter : by_weight(finding)) {
    if (named_so_far == most_named) break;
    const std::string name = named(sweep, finding, parameter);
    if (!stands_out(finding, parameter)) {
      passed_over += (passed_over.empty() ? "" : ", ") + name;
      continue;
    }
    text += (text.empty() ? "" : ", then ") + name;
    // Of those passed over by now; later ones are smaller than all that is named.
    larger = passed_over;
    ++named_so_far;
  }
  if (text.empty()) {
    return fmt::format("no parameter stands out from chance; the largest is {}",
                       named(sweep, finding, by_weight(finding).front()));
  }
  if (larger.empty()) return text;
  return fmt::format("{}; as large or larger, but not told from chance: {}", text, larger);
}

std::string chance_clause(const Finding& finding) {
  if (std::isnan(finding.chance_share)) return "one replication a point cannot tell chance apart";
  return fmt::format("of what sets the points apart {:.0f} % is chance, with {} replications each",
                     100.0 * finding.chance_share, finding.replications);
}

bool excludes_zero(const Estimate& estimate) {
  return estimate.low > 0.0 || estimate.high < 0.0;
}

std::string moving_clause(const Finding& finding) {
  const bool is_signed = finding.response.against.has_value();
  const ConditionalMeans* most = nullptr;
  double size = 0.0;
  for (const ConditionalMeans& means : finding.thirds) {
    const double of_this = std::abs(means.contrast.mean);
    if (!moves_beyond_chance(means) || of_this <= size) continue;
    most = &means;
    size = of_this;
  }
  if (!finding.thirds.empty() && finding.thirds.front().contrast.n < enough_groups)
    return fmt::format("{} groups of points are too few to tell how it moves",
                       finding.thirds.front().contrast.n);
  if (most == nullptr)
    return "With no parameter does it move from the lowest third to the highest beyond chance";
  return fmt::format(
      "It moves most with {}: from {} in the lowest third of its range to {} in the "
      "highest",
      most->name, with_interval(most->parts.front(), is_signed),
      with_interval(most->parts.back(), is_signed));
}

std::string turning_clause(const Finding& finding) {
  if (!finding.response.against) return "";
  constexpr const char* names[] = {"lowest", "middle", "highest"};
  std::string text;
  for (const ConditionalMeans& means : finding.thirds) {
    for (std::size_t part = 0; part < means.parts.size(); ++part) {
      const Estimate& of_part = means.parts[part];
      if (!excludes_zero(of_part) || (of_part.mean < 0.0) == (finding.mean.mean < 0.0)) continue;
      text += fmt::format("{}the {} third of {} ({})", text.empty() ? "" : ", ", names[part],
                          means.name, with_interval(of_part, true));
    }
  }
  const std::string mean = with_interval(finding.mean, true);
  if (text.empty())
    return fmt::format(
        "; the mean over all ranges is {}, and in no third of one does it turn its "
        "sign beyond chance",
        mean);
  return fmt::format("; the mean over all ranges is {}, and it turns its sign in {}", mean, text);
}

}  // namespace

std::string reversal_sentence(const Finding& finding) {
  if (std::isnan(finding.mean.mean)) return "";
  return moving_clause(finding) + turning_clause(finding) + ".";
}

std::string sensitivity_sentence(const FinishedSweep& sweep, const Finding& finding) {
  if (std::isnan(finding.mean.mean)) {
    return fmt::format("{} is defined at no design point: nothing drives it.",
                       name_of(sweep, finding.response));
  }
  return fmt::format("What drives {}: {}; {}.", name_of(sweep, finding.response),
                     drivers(sweep, finding), chance_clause(finding));
}

}  // namespace sightline::sensitivity
