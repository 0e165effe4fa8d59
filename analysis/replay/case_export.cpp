// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include <sightline/replay/case_export.hpp>

#include "happening_words.hpp"

namespace sightline::replay {

namespace {

using model::Agency;
using model::Happening;
using model::HappeningKind;
using scenario::CaseEvent;
using scenario::Knower;

Knower knower_of(Agency agency) {
  return model::index_of(agency);
}

/// Follows who knows what while it goes through a trace.
class Teller {
 public:
  explicit Teller(const Calendar& calendar) : calendar_(calendar) {}

  void tell(const Happening& happening) {
    follow(happening);
    const HappeningWords words = words_of(happening);
    if (!words.is_told) return;
    CaseEvent event;
    const Date day = calendar_.date_of(happening.at);
    event.id = fmt::format("E{:03}", ++events_);
    event.dates = {day, day};
    event.what = words.what;
    event.sources = {"M0"};
    event.step = scenario::CaseStep{.happening = happening.kind, .role = {}, .detail = {}};
    if (words.has_agency) event.step->role = happening.agency;
    const Knowers who = words.knew | (words.is_of_conference ? table_ : Knowers());
    for (Knower one = 0; one < scenario::knowers; ++one) {
      if (who.test(one)) event.knew.push_back({one, day, ""});
    }
    can_be_told_.push_back(words.can_be_told);
    told_.push_back(std::move(event));
  }

  [[nodiscard]] std::vector<CaseEvent> take() { return std::move(told_); }

 private:
  /// What messages, meetings and calls make known to others.
  void follow(const Happening& happening) {
    switch (happening.kind) {
      case HappeningKind::message_sent:
        sent_.push_back({happening.agency, happening.at, told_.size()});
        return;
      case HappeningKind::message_lost:
        if (!sent_.empty()) sent_.pop_back();  // it is lost as it is sent
        return;
      case HappeningKind::message_delivered:
        return deliver(happening);
      case HappeningKind::told_police:
        return share(knowers_of({happening.agency}), knowers_of({Agency::police}), happening.at,
                     told_.size());
      case HappeningKind::conference_attended:
      case HappeningKind::conference_reported:
        return gather(happening);
      case HappeningKind::conference:
      case HappeningKind::review_conference:
        gather_if_new(happening.at);
        return share(speakers_, table_, happening.at, told_.size());
      default:
        return;
    }
  }

  void gather_if_new(Time at) {
    if (at == gathered_) return;
    gathered_ = at;
    table_ = speakers_ = knowers_of({Agency::social_care});
    table_.set(knower_of(Agency::conference_chairs));
  }

  void gather(const Happening& happening) {
    gather_if_new(happening.at);
    speakers_.set(knower_of(happening.agency));
    if (happening.kind == HappeningKind::conference_attended)
      table_.set(knower_of(happening.agency));
  }

  /// The oldest message of this sender that fits the days it was under way.
  void deliver(const Happening& happening) {
    const auto is_it = [&](const Sent& sent) {
      const double days = (happening.at - sent.at).days();
      return sent.by == happening.agency &&
             std::abs(days - static_cast<double>(happening.value)) < 0.01;
    };
    const auto found = std::find_if(sent_.begin(), sent_.end(), is_it);
    if (found == sent_.end()) return;  // sent before the trace begins
    share(knowers_of({found->by}), knowers_of({Agency::social_care}), happening.at, found->events);
    sent_.erase(found);
  }

  /// Of the first `count` events, what one of `from` knows `to` know too, from now on.
  void share(Knowers from, Knowers to, Time at, std::size_t count) {
    const Date day = calendar_.date_of(at);
    for (std::size_t i = 0; i < count; ++i) {
      if (!can_be_told_[i]) continue;
      CaseEvent& event = told_[i];
      const bool is_known = std::any_of(event.knew.begin(), event.knew.end(),
                                        [&](const auto& one) { return from.test(one.who); });
      if (!is_known) continue;
      for (Knower who = 0; who < scenario::knowers; ++who) {
        const bool knows = std::any_of(event.knew.begin(), event.knew.end(),
                                       [&](const auto& one) { return one.who == who; });
        if (to.test(who) && !knows) event.knew.push_back({who, day, ""});
      }
    }
  }

  struct Sent {
    Agency by;
    Time at;
    std::size_t events;  ///< told before it
  };

  const Calendar& calendar_;
  std::vector<CaseEvent> told_;
  std::vector<bool> can_be_told_;
  std::vector<Sent> sent_;
  Knowers table_;     ///< who sits at the conference of the minute `gathered_`
  Knowers speakers_;  ///< and who tells it something, in person or in writing
  Time gathered_ = Time::long_ago();
  int events_ = 0;
};

}  // namespace

scenario::Case case_of_family(const SimulatedFamily& family,
                              std::span<const model::Happening> trace, const Calendar& calendar) {
  scenario::Case result;
  result.name = family.name;
  result.title =
      fmt::format("A simulated family: replication {} of seed {}, child {}{}{}", family.replication,
                  family.seed, family.index.value(), family.arm.empty() ? "" : ", ", family.arm);
  result.content_note =
      "This simulated case is about harm to a child. No such family exists; nothing in it is taken "
      "from anybody's life.";
  result.is_invented = true;
  result.baseline = family.baseline;
  result.sources["M0"] =
      fmt::format("the model, seed {}, replication {}", family.seed, family.replication);
  Teller teller(calendar);
  for (const Happening& happening : trace) {
    if (happening.child == family.index) teller.tell(happening);
    if (happening.child == family.index && happening.kind == HappeningKind::died)
      result.fatal = calendar.date_of(happening.at);
  }
  result.chronology = teller.take();
  return result;
}

}  // namespace sightline::replay
