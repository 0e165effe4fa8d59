// SPDX-License-Identifier: Apache-2.0
// The run loop: takes the earliest event, calls the rule it stands for, lets the observer read the
// journal.
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <sightline/model/outcomes/observer.hpp>
#include <sightline/model/pathway/staff_changes.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/model/workforce/roster.hpp>

#include "ledger_watch.hpp"
#include "rules.hpp"
#include "untouched_families.hpp"
#include "world.hpp"

namespace sightline::model {
namespace {

bool is_about_a_child(const engine::Event& event) {
  return static_cast<EventKind>(event.kind) <= EventKind::reexamination;
}

/// Asks for the rows that coming events will touch: most of an event's cost is waiting for memory.
void prefetch(const World& world) {
  constexpr std::size_t far = 8;
  constexpr std::size_t near = 3;
  if (const engine::Event* event = world.events.upcoming(far);
      event != nullptr && is_about_a_child(*event)) {
    __builtin_prefetch(&world.homes.children[ChildId(event->subject)]);
  }
  if (const engine::Event* event = world.events.upcoming(near);
      event != nullptr && is_about_a_child(*event)) {
    const household::Child& child = world.homes.children[ChildId(event->subject)];
    __builtin_prefetch(&world.homes.families[child.family]);
    if (child.newest_injury.is_valid())
      __builtin_prefetch(&world.homes.injuries[child.newest_injury]);
    if (child.newest_item.is_valid()) __builtin_prefetch(&world.ledger.items[child.newest_item]);
  }
}

/// Throws std::out_of_range for a child to be traced that there is not.
const Watch& checked(const World& world, const Watch& watch) {
  if (watch.traced == nullptr) return watch;
  for (const ChildId child : *watch.traced) {
    if (child.value() >= world.homes.children.size()) {
      throw std::out_of_range("there is no child " + std::to_string(child.value()) +
                              "; the last is " + std::to_string(world.homes.children.size() - 1));
    }
  }
  return watch;
}

/// Keeps what a caller wants to see of happenings, and of the ledger.
class Trace {
 public:
  Trace(const World& world, const Watch& watch)
      : world_(world), watch_(watch), ledger_(world, checked(world, watch)) {
    if (watch.traced != nullptr) traced_ = families_of(world, *watch.traced);
    sees_ledger_ = watch.learned != nullptr || watch.beliefs != nullptr;
  }

  /// An event is over; `before` it the trace had so many happenings.
  void look_at_ledger(std::size_t before) {
    if (sees_ledger_) ledger_.look(before);
  }
  [[nodiscard]] std::size_t size() const { return watch_.trace ? watch_.trace->size() : 0; }

  void add(const Happening& happening) const {
    if (watch_.trace == nullptr) return;
    const FamilyId family =
        happening.child.is_valid() ? world_.homes.children[happening.child].family : FamilyId{};
    if (!traced_.empty() && !(family.is_valid() && traced_[family.value()])) return;
    watch_.trace->push_back(happening);
    if (watch_.families != nullptr) watch_.families->push_back(family);
  }

 private:
  const World& world_;
  const Watch& watch_;
  LedgerWatch ledger_;
  bool sees_ledger_ = false;
  std::vector<bool> traced_;  ///< by family; empty if all are
};

WorkCount count_work(const World& world) {
  WorkCount count{.submitted = world.staff.submitted,
                  .done = world.staff.done,
                  .dropped = world.staff.dropped,
                  .laid_aside = world.cases.waiting_tasks.size()};
  for (const workforce::Desk& desk : world.staff.desks) {
    count.waiting += desk.work.waiting();
    count.in_hand += desk.work.busy();
  }
  return count;
}

std::size_t bytes_held(const World& world) {
  return world.homes.families.capacity_bytes() + world.homes.adults.capacity_bytes() +
         world.homes.children.capacity_bytes() + world.homes.injuries.capacity_bytes() +
         world.homes.concerns.capacity_bytes() + world.ledger.items.capacity_bytes() +
         world.post.messages.capacity_bytes() + world.crime.investigations.capacity_bytes() +
         world.cases.files.capacity_bytes() + world.staff.tasks.capacity_bytes() +
         world.staff.professionals.capacity_bytes() + world.staff.desks.capacity_bytes() +
         world.cases.first_held.capacity_bytes() + world.events.capacity_bytes();
}

Time reached_of(StateReader& reader) {
  Time reached;
  reader.visit_one("reached", reached);
  return reached;
}

}  // namespace

struct Replication::State {
  State(const Input& of, const Calendar& calendar, const Dice& dice)
      : input(&of),
        world(make_world(of, calendar, dice)),
        observer(world, of.parameters.costs, of.period.measured_from(), of.children) {}
  State(const Input& of, const Calendar& calendar, const Dice& dice, StateReader& reader)
      : input(&of),
        reached(reached_of(reader)),
        world(read_world(reader, of, calendar, dice, reached)),
        observer(world, of.parameters.costs, of.period.measured_from(), of.children) {
    reader.visit_one("handled", events);
    reader.visit_one("observer", observer);
    reader.require_all_read();
  }
  State(const State& other)
      : input(other.input),
        reached(other.reached),
        world(other.world),
        observer(other.observer, world, other.input->parameters.costs),
        events(other.events) {
    world.dice.separate();
  }
  State& operator=(const State&) = delete;

  [[nodiscard]] StateArrays arrays();
  void run_until(Time until, const Watch& watch, UntouchedFamilies* untouched = nullptr);
  void run_before(Time limit, Trace& trace, UntouchedFamilies* untouched);
  void adopt_next(Trace& trace);
  void observe(Trace& trace);

  const Input* input;
  Time reached;
  World world;
  outcomes::Observer observer;
  std::uint64_t events = 0;
};

StateArrays Replication::State::arrays() {
  StateWriter writer;
  writer.visit_one("reached", reached);
  write_world(world, writer);
  writer.visit_one("handled", events);
  writer.visit_one("observer", observer);
  return writer.take();
}

void Replication::State::observe(Trace& trace) {
  const std::size_t before = trace.size();
  world.journal.drain([&](const Happening& happening) {
    observer.observe(happening);
    trace.add(happening);
  });
  trace.look_at_ledger(before);
}

void Replication::State::run_before(Time limit, Trace& trace, UntouchedFamilies* untouched) {
  engine::Event event;
  while (world.events.pop_before(limit, event)) {
    prefetch(world);
    world.now = event.at;
    ++events;
    const bool is_untouched = untouched != nullptr && untouched->concerns(world, event);
    if (is_untouched) untouched->exchange(world);
    handle(world, event);
    observe(trace);
    if (is_untouched) untouched->exchange(world);
  }
}

void Replication::State::adopt_next(Trace& trace) {
  const workforce::Adoption adoption = *workforce::next_adoption(world.staff);
  ++world.staff.adopted;
  world.now = adoption.at;
  ++events;
  pathway::adopt(world, adoption.team, adoption.reform);
  observe(trace);
}

void Replication::State::run_until(Time until, const Watch& watch, UntouchedFamilies* untouched) {
  Trace trace(world, watch);
  for (const workforce::Adoption* next = workforce::next_adoption(world.staff);
       next != nullptr && next->at < until; next = workforce::next_adoption(world.staff)) {
    run_before(next->at, trace, untouched);
    adopt_next(trace);
  }
  run_before(until, trace, untouched);
  reached = std::max(reached, until);
}

Replication::Replication(const Input& input, const Calendar& calendar, std::uint64_t study_seed,
                         std::uint64_t number, const Pins* pins)
    : state_(std::make_unique<State>(input, calendar, Dice(study_seed, number, pins))) {}
Replication::Replication(const Input& input, const Calendar& calendar, std::uint64_t study_seed,
                         std::uint64_t number, const StateArrays& state, const Pins* pins) {
  StateReader reader(state);
  state_ = std::make_unique<State>(input, calendar, Dice(study_seed, number, pins), reader);
}
Replication::Replication(const Replication& other)
    : state_(std::make_unique<State>(*other.state_)) {}
Replication& Replication::operator=(const Replication& other) {
  state_ = std::make_unique<State>(*other.state_);
  return *this;
}
Replication::Replication(Replication&&) noexcept = default;
Replication& Replication::operator=(Replication&&) noexcept = default;
Replication::~Replication() = default;

void Replication::run_until(Time until, std::vector<Happening>* trace) {
  state_->run_until(until, Watch{.trace = trace});
}

void Replication::run_until(Time until, const Watch& watch) {
  state_->run_until(until, watch);
}

void Replication::go_on_with(std::uint64_t study_seed, std::uint64_t number, const Pins* pins) {
  state_->world.dice = Dice(study_seed, number, pins);
}

Time Replication::reached() const {
  return state_->reached;
}

StateArrays Replication::state() const {
  return State(*state_).arrays();  // writing goes by the same list as reading, which changes cells
}

std::uint64_t Replication::events() const {
  return state_->events;
}

void Replication::go_on_with(const Input& input) {
  if (!differ_in_reforms_only(*state_->input, input))
    throw std::logic_error("a run can go on with other reforms only");
  workforce::change_reforms(state_->world, state_->world.staff, input.reforms, state_->reached);
  refer_to(state_->world, input.parameters);
  state_->observer.refer_to(state_->world, input.parameters.costs);
  state_->input = &input;
}

ReplicationResult Replication::finish(Watch watch, const Untouched* untouched) && {
  World& world = state_->world;
  std::optional<UntouchedFamilies> untouched_families;
  if (untouched != nullptr) untouched_families.emplace(world, *untouched);
  state_->run_until(world.end, watch, untouched_families ? &*untouched_families : nullptr);
  world.now = world.end;
  state_->observer.finish();

  ReplicationResult result;
  if (watch.courses != nullptr) *watch.courses = state_->observer.courses();
  result.tallies = state_->observer.take_tallies();
  result.missed_children = state_->observer.take_missed();
  result.events = state_->events;
  result.peak_bytes = bytes_held(world);
  if (watch.post != nullptr) {
    *watch.post = {world.post.sent, world.post.delivered, world.post.lost, world.post.in_flight()};
  }
  if (watch.work != nullptr) *watch.work = count_work(world);
  return result;
}

Calendar calendar_of(const Period& period) {
  return Calendar(period.start, period.warm_up_days + period.measured_days);
}

ReplicationResult run_replication(const Input& input, const Calendar& calendar,
                                  std::uint64_t study_seed, std::uint64_t replication,
                                  const Pins* pins, Watch watch, const Untouched* untouched) {
  return Replication(input, calendar, study_seed, replication, pins).finish(watch, untouched);
}

}  // namespace sightline::model
