// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/but_for.hpp>
#include <sightline/replay/event_text.hpp>

#include "json_parts.hpp"
#include "lines.hpp"

namespace sightline::replay {
namespace {

std::string share_text(const statistics::Estimate& share) {
  return fmt::format("{:3.0f} % [{:.0f}, {:.0f}]", 100.0 * share.mean, 100.0 * share.low,
                     100.0 * share.high);
}

std::string hand_off_text(const MendedAlone& one, std::size_t place, const Calendar& calendar) {
  constexpr std::size_t indent = 40;
  return fmt::format("{:>3}  {}  {:<15}  {:<4}  ", place + 1, date_text(one.hand_off.at, calendar),
                     share_text(one.chance), one.is_enough ? "yes" : "no") +
         wrapped_lines(one.hand_off.text, indent, indent);
}

std::string sets_text(const ButFor& found) {
  const SmallestSets& sets = found.sets;
  const std::string limit =
      sets.searched > 1 ? fmt::format("of up to {} hand-offs", sets.searched) : "of one hand-off";
  if (sets.sets.empty()) {
    return wrapped_lines(
        fmt::format("With the same dice for all else, no set {} that could be "
                    "mended would have been enough.",
                    limit));
  }
  std::string text = wrapped_lines(
      fmt::format("With the same dice for all else, each of these would have been enough, and no "
                  "part of it (sets {} searched):",
                  limit));
  for (const HandOffSet& set : sets.sets) {
    std::string numbers;
    for (const std::size_t place : set)
      numbers += fmt::format("{}{}", numbers.empty() ? "" : " and ", place + 1);
    text += "  " + numbers + "\n";
  }
  if (sets.sets.size() > 1) {
    text += wrapped_lines(
        "More than one would have been enough: the case is overdetermined, and "
        "no single hand-off is its cause.");
  }
  return text;
}

}  // namespace

std::string but_for_text(const ButFor& found, const Calendar& calendar) {
  std::string text = wrapped_lines(std::string("Content note. ") + content_note) + "\n";
  text += wrapped_lines(fmt::format(
      "{}, arm {}, replication {}, child {}: what would have protected the child by {}?",
      found.name.study, found.name.arm, found.name.replication, found.name.child.value(),
      date_text(found.too_late.at, calendar)));
  if (found.hand_offs.empty()) {
    text += wrapped_lines(
        "No hand-off failed between the first harm and that date that any dice "
        "could have mended.");
  } else {
    text +=
        "\nprotected in time if this alone is mended: share of fresh futures; with the same dice\n";
    for (std::size_t i = 0; i < found.hand_offs.size(); ++i)
      text += hand_off_text(found.hand_offs[i], i, calendar);
    text += fmt::format("     nothing mended {:<15}\n\n", share_text(found.unmended));
    text += sets_text(found);
  }
  for (const HandOff& hand_off : found.unmendable) {
    text += wrapped_lines(fmt::format("Not mended by any dice under the odds of this arm: {} {}",
                                      date_text(hand_off.at, calendar), hand_off.text));
  }
  if (found.left_out > 0)
    text += wrapped_lines(fmt::format("{} earlier hand-offs are left out.", found.left_out));
  text +=
      wrapped_lines(fmt::format("This took {} partial runs of the authority, {} fresh futures "
                                "for each hand-off. Decisions that a threshold makes and no "
                                "dice are not among the hand-offs.",
                                found.runs, found.futures));
  return text;
}

std::string but_for_json(const ButFor& found, const Calendar& calendar) {
  using Json = nlohmann::ordered_json;
  const auto about = [&](const HandOff& hand_off) {
    return Json({{"kind", std::string(name_of(hand_off.kind))},
                 {"date", date_json(hand_off.at, calendar)},
                 {"agency", std::string(model::name_of(hand_off.agency))},
                 {"text", hand_off.text}});
  };
  Json list = Json::array();
  for (const MendedAlone& one : found.hand_offs) {
    Json entry = about(one.hand_off);
    entry["enough_with_same_dice"] = one.is_enough;
    entry["share_of_futures"] = share_json(one.chance);
    list.push_back(std::move(entry));
  }
  Json unmendable = Json::array();
  for (const HandOff& hand_off : found.unmendable)
    unmendable.push_back(about(hand_off));
  return Json({{"content_note", content_note},
               {"study", found.name.study},
               {"arm", found.name.arm},
               {"replication", found.name.replication},
               {"child", found.name.child.value()},
               {"too_late", date_json(found.too_late.at, calendar)},
               {"hand_offs", std::move(list)},
               {"not_mendable", std::move(unmendable)},
               {"left_out", found.left_out},
               {"share_unmended", found.hand_offs.empty() ? Json() : share_json(found.unmended)},
               {"smallest_sets", found.sets.sets},
               {"searched_up_to", found.sets.searched},
               {"futures", found.futures},
               {"runs", found.runs}})
             .dump(2) +
         "\n";
}

}  // namespace sightline::replay
