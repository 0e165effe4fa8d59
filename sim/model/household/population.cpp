// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <vector>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/mobility.hpp>
#include <sightline/model/household/neglect.hpp>
#include <sightline/model/household/population.hpp>

namespace sightline::model::household {
namespace {

constexpr std::size_t most_children = 4;
constexpr double longest_gap = 1.5;  // times the mean gap between births
constexpr double shortest_gap = 0.5;

/// Prevalence multiplier of a quintile: geometric between the least and the most deprived, 1 in the
/// middle one.
double gradient(Ratio most_over_least, int quintile) {
  return deterministic_exp(deterministic_log(most_over_least.value()) * (quintile - 2) / 4.0);
}

/// Quantiles of a gamma distribution with mean 1 at equally spaced levels: a draw is a table
/// look-up.
class GammaTable {
 public:
  explicit GammaTable(double squared_variation) {
    constexpr std::size_t levels = 2048;
    quantiles_.reserve(levels);
    const double shape = 1.0 / squared_variation;
    for (std::size_t i = 0; i < levels; ++i) {
      const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(levels);
      quantiles_.push_back(gamma(u, shape, squared_variation));
    }
  }
  [[nodiscard]] double quantile(double u) const {
    return quantiles_[static_cast<std::size_t>(u * static_cast<double>(quantiles_.size()))];
  }

 private:
  std::vector<double> quantiles_;
};

class FamilyMaker {
 public:
  FamilyMaker(Context& context, State& homes, std::uint8_t areas)
      : context_(context),
        homes_(homes),
        rules_(*homes.parameters),
        areas_(areas),
        frailty_(rules_.other_concerns.family_dispersion.value()) {
    for (int q = 0; q < deprivation_quintiles; ++q) {
      concern_factors_[static_cast<std::size_t>(q)] =
          quintile_factor(rules_.other_concerns.deprivation_gradient, q);
    }
  }

  void make(FamilyId id, double earliest_birth_day, double latest_birth_day) {
    const std::size_t wanted = number_of_children(id);
    std::array<double, most_children> births = birth_days(id, earliest_birth_day, latest_birth_day);
    if (!any_childhood_in_period(births, wanted)) return;
    Family family = circumstances(id);
    family.first_child = ChildId(homes_.children.size());
    const FamilyId row(homes_.families.size());
    for (std::size_t i = 0; i < wanted; ++i) {
      Child child;
      child.family = row;
      child.born = Time() + duration_of_days(births[i]);
      homes_.children.add(child);
    }
    family.children = static_cast<std::uint8_t>(wanted);
    add_adults(id, family);
    homes_.families.add(family);
  }

 private:
  [[nodiscard]] std::size_t number_of_children(FamilyId id) const {
    const Families& families = rules_.families;
    const double rest = 1.0 - families.one_child.value() - families.two_children.value() -
                        families.three_children.value();
    const std::array<double, most_children> weights = {
        families.one_child.value(), families.two_children.value(), families.three_children.value(),
        std::max(0.0, rest)};
    return 1 + categorical(context_.dice.trait(address(id, Purpose::family_size)), weights);
  }

  [[nodiscard]] std::array<double, most_children> birth_days(FamilyId id, double earliest,
                                                             double latest) const {
    std::array<double, most_children> births{};
    births[0] =
        uniform(context_.dice.trait(address(id, Purpose::family_first_birth)), earliest, latest);
    const auto u = context_.dice.trait4(address(id, Purpose::family_gaps_between_births));
    const double gap = rules_.families.birth_gap.value() * days_per_year;
    for (std::size_t i = 1; i < most_children; ++i) {
      births[i] = births[i - 1] + uniform(u[i], shortest_gap * gap, longest_gap * gap);
    }
    return births;
  }

  [[nodiscard]] bool any_childhood_in_period(const std::array<double, most_children>& births,
                                             std::size_t n) const {
    const double last_day = context_.end.minutes() / 1440.0;
    return std::any_of(births.begin(), births.begin() + static_cast<std::ptrdiff_t>(n),
                       [&](double born) {
                         return born + years_of_childhood * days_per_year > 0.0 && born < last_day;
                       });
  }

  [[nodiscard]] Family circumstances(FamilyId id) const {
    const Families& families = rules_.families;
    const auto u = context_.dice.trait4(address(id, Purpose::family_circumstances));
    const auto v = context_.dice.trait4(address(id, Purpose::family_carers));
    Family family;
    family.quintile = quintile(u[0]);
    family.area = static_cast<std::uint8_t>(u[1] * areas_);
    family.strain = static_cast<float>(lognormal(u[2], 1.0, families.strain_variation.value()));
    family.is_cooperative = bernoulli(u[3], families.genuine_cooperation.value());
    family.deception = static_cast<float>(
        deterministic_exp(families.deception_shape.value() * deterministic_log(v[0])));
    family.fear = static_cast<float>(2.0 * v[1] * families.fear_of_detection.value());
    family.help_seeking =
        static_cast<float>(normal(v[2], 0.0, families.help_seeking_spread.value()));
    family.concern_rate = static_cast<float>(
        rules_.other_concerns.rate.value() * concern_factors_[family.quintile] *
        frailty_.quantile(context_.dice.trait(address(id, Purpose::family_concern_frailty))));
    return family;
  }

  [[nodiscard]] std::uint8_t quintile(double u) const {
    const double tilt = rules_.families.deprivation.value();
    const double tilted = tilt == 1.0 ? u : deterministic_exp(deterministic_log(u) / tilt);
    return static_cast<std::uint8_t>(
        std::min<double>(tilted * deprivation_quintiles, deprivation_quintiles - 1));
  }

  void add_adults(FamilyId id, Family& family) {
    const Adults& adults = rules_.adults;
    family.first_adult = AdultId(homes_.adults.size());
    const auto u = context_.dice.trait4(address(id, Purpose::parent_aggression));
    const bool is_lone = bernoulli(u[0], rules_.families.lone_parent.value());
    const double prevalence = gradient(adults.deprivation_gradient, family.quintile);
    const double aggressive_parent = std::min(1.0, prevalence * adults.aggressive_parent.value());
    add_parent(family, AdultRole::mother, u[1], aggressive_parent);
    if (!is_lone) add_parent(family, AdultRole::father, u[2], aggressive_parent);
    const double aggressive_newcomer =
        std::min(1.0, prevalence * adults.aggressive_newcomer.value());
    if (is_lone) {
      add_newcomers(id, family, AdultRole::partner, adults.partner_arrives, adults.partner_stays,
                    aggressive_newcomer);
    }
    add_newcomers(id, family, AdultRole::lodger, adults.lodger_arrives, adults.lodger_stays,
                  aggressive_newcomer);
    family.adults = static_cast<std::uint8_t>(homes_.adults.size() - family.first_adult.value());
    family.peak_aggression = peak_aggression(family);
    if (family.peak_aggression > 0.0F) {
      family.concern_rate *=
          static_cast<float>(rules_.other_concerns.more_where_aggressive.value());
    }
  }

  /// Aggression from one uniform: below the prevalence it is rescaled to draw the level.
  [[nodiscard]] float aggression(double u, double prevalence) const {
    if (u >= prevalence) return 0.0F;
    return static_cast<float>(
        lognormal(u / prevalence, 1.0, rules_.adults.aggression_variation.value()));
  }

  void add_parent(const Family&, AdultRole role, double u, double prevalence) {
    Adult parent;
    parent.role = role;
    parent.aggression = aggression(u, prevalence);
    parent.in_home_from = Time::long_ago();
    parent.in_home_until = Time::never();
    parent.is_known_to_social_care = true;
    homes_.adults.add(parent);
  }

  /// Partners (or lodgers) come one after another: exponential waits, exponential stays, from five
  /// years before the start so that the first day is as any other. Only those who may injure a
  /// child are kept: nobody else matters.
  void add_newcomers(FamilyId id, const Family&, AdultRole role, PerYear arrives, Years stays,
                     double prevalence) {
    if (arrives.value() <= 0.0) return;
    constexpr double years_before_start = 5.0;
    constexpr std::uint64_t most_newcomers = 64;
    double day = -years_before_start * days_per_year;
    const double last_day = context_.end.minutes() / 1440.0;
    for (std::uint64_t n = 0; n < most_newcomers; ++n) {
      const std::uint64_t which = occurrence(static_cast<std::uint64_t>(role), n);
      const auto u = context_.dice.trait4(address(id, Purpose::newcomer_arrival, which));
      day += exponential(u[0], arrives.value()) * days_per_year;
      if (day >= last_day) return;
      const double leaves = day + exponential(u[1], 1.0 / stays.value()) * days_per_year;
      if (const float level = aggression(u[2], prevalence); level > 0.0F && leaves > 0.0) {
        Adult newcomer;
        newcomer.role = role;
        newcomer.aggression = level;
        newcomer.in_home_from = Time() + duration_of_days(day);
        newcomer.in_home_until = Time() + duration_of_days(leaves);
        newcomer.has_violent_record = bernoulli(u[3], rules_.adults.violent_record.value());
        homes_.adults.add(newcomer);
      }
      day = leaves;
    }
  }

  [[nodiscard]] float peak_aggression(const Family& family) const {
    float total = 0.0F;
    for (std::uint32_t i = 0; i < family.adults; ++i) {
      total += homes_.adults[AdultId(family.first_adult.value() + i)].aggression;
    }
    return total;
  }

  Context& context_;
  State& homes_;
  const Parameters& rules_;
  std::uint8_t areas_;
  GammaTable frailty_;
  std::array<double, deprivation_quintiles> concern_factors_{};
};

double mean_children(const Families& families) {
  const double one = families.one_child.value();
  const double two = families.two_children.value();
  const double three = families.three_children.value();
  return one + 2.0 * two + 3.0 * three + 4.0 * std::max(0.0, 1.0 - one - two - three);
}

}  // namespace

double quintile_factor(Ratio most_over_least, int quintile) {
  double mean = 0.0;
  for (int q = 0; q < deprivation_quintiles; ++q)
    mean += gradient(most_over_least, q) / deprivation_quintiles;
  return gradient(most_over_least, quintile) / mean;
}

void make_families(Context& context, State& homes, std::uint32_t children, std::uint8_t areas) {
  const Families& rules = homes.parameters->families;
  // First births are uniform over a window so long that every day of the period sees the same mix
  // of ages.
  const double longest_span = static_cast<double>(most_children - 1) * longest_gap *
                              rules.birth_gap.value() * days_per_year;
  const double childhood = years_of_childhood * days_per_year;
  const double last_day = context.end.minutes() / 1440.0;
  const double earliest = -childhood - longest_span;
  const double window = last_day - earliest;
  const double families = children / mean_children(rules) * window / childhood;
  const auto count = static_cast<std::uint32_t>(families + 0.5);
  homes.families.reserve(count);
  homes.children.reserve(static_cast<std::size_t>(families * mean_children(rules)));
  homes.adults.reserve(2 * static_cast<std::size_t>(count));
  FamilyMaker maker(context, homes, areas);
  for (std::uint32_t i = 0; i < count; ++i)
    maker.make(FamilyId(i), earliest, last_day);
}

void start_scripts(Context& context, State& homes) {
  for (std::uint32_t i = 0; i < homes.children.size(); ++i) {
    const ChildId id(i);
    const Child& child = homes.children[id];
    if (child.born >= context.end || eighteenth_birthday(child) <= Time()) continue;
    const Time from = std::max(Time(), child.born);
    schedule_next_accident(context, homes, id, from);
    schedule_next_candidate(context, homes, id, from);
    schedule_next_concern(context, homes, id, from);
  }
  for (std::uint32_t i = 0; i < homes.families.size(); ++i) {
    schedule_first_neglect(context, homes, FamilyId(i));
    schedule_next_move(context, homes, FamilyId(i), Time());
  }
}

}  // namespace sightline::model::household
