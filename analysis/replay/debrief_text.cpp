// SPDX-License-Identifier: Apache-2.0
// The debrief in words: the spread first, then what others knew, then what happened, then scores.
#include <filesystem>

#include <fmt/format.h>

#include <sightline/replay/debrief.hpp>
#include <sightline/replay/event_text.hpp>

#include "debrief_page.hpp"
#include "training_text.hpp"

namespace sightline::replay {

namespace {

std::string percent(double share) {
  return fmt::format("{:.0f} %", 100.0 * share);
}

std::string percent_interval(const statistics::Estimate& share) {
  return fmt::format("{} [{}, {}]", percent(share.mean), percent(share.low), percent(share.high));
}

std::string label_of(const DebriefedSession& session) {
  const std::string name = std::filesystem::path(session.session.file).filename().string();
  return name.empty() ? std::string(role_text(session.session.role)) : name;
}

/// What the option changes, world by world, against the one chosen.
std::string tipped_text(const OptionSpread& option) {
  if (option.is_chosen) return "chosen";
  return fmt::format("{} more, {} fewer", option.only_here, option.only_chosen);
}

/// "within 3 days"; `preposition` is within or after.
std::string days_text(std::string_view preposition, int days) {
  if (days == 0) return "on the same day";
  return fmt::format("{} {} day{}", preposition, days, days == 1 ? "" : "s");
}

std::string decision_name(const DebriefedDecision& decision) {
  const Choice& choice = decision.answer.choice;
  return choice.at == at_news ? to_string(choice.on)
                              : fmt::format("{}, {}", to_string(choice.on), choice.at);
}

/// What the intervals hold.
std::string sets_text(const Debrief& debrief) {
  if (debrief.sets == 1)
    return "The parameters are those of the baseline; the intervals hold chance only.";
  return fmt::format(
      "Worlds take turns with the parameters of the baseline and those of the sets of {} under "
      "which the role would by then have read the same and been asked the same; the intervals hold "
      "chance and what is not known of these parameters.",
      debrief.ensemble);
}

void add_spread(const DebriefedSession& session, const Debrief& debrief, Page& page) {
  page.heading(3, "What could have followed");
  page.paragraph(fmt::format(
      "From each decision, {} worlds for each option, with other dice from that day on. All that "
      "is decided later the model decides. The share is that of the worlds in which the child is "
      "protected on {}, the last day, with its 95 % interval. Worlds with one number have the same "
      "dice whatever the option: so many more or fewer than with the option chosen. {}",
      debrief.futures, to_string(session.ends), sets_text(debrief)));
  for (const DebriefedDecision& decision : session.decisions) {
    page.heading(4, decision_name(decision));
    page.paragraph(decision.question);
    page.paragraph(
        fmt::format("You chose: {}. Your reason: {}", decision.label, decision.answer.reason));
    std::vector<std::vector<std::string>> rows = {
        {"option", "protected on the last day", "by the same dice"}};
    for (const OptionSpread& option : decision.spread)
      rows.push_back({option.label, percent_interval(option.share), tipped_text(option)});
    page.table(std::move(rows));
    if (debrief.sets > 1)
      page.paragraph(fmt::format("Parameter sets: {} of {}{}.", decision.sets, debrief.sets,
                                 decision.sets == 1 ? "; the intervals hold chance only" : ""));
  }
}

void add_others(const DebriefedSession& session, Page& page) {
  page.heading(3, "What others knew on that day");
  for (const DebriefedDecision& decision : session.decisions) {
    page.heading(4, decision_name(decision));
    if (decision.others.empty()) page.paragraph("Nobody else knew of anything.");
    for (const OthersKnew& other : decision.others) {
      page.paragraph(fmt::format("{}:", role_text(other.role)));
      for (const SeenItem& seen : other.items)
        page.item(to_string(seen.item.since), seen_text(seen));
    }
  }
}

void add_happened(const DebriefedSession& session, Page& page) {
  page.heading(3, "What happened in this world");
  if (!session.is_finished) {
    page.paragraph("The session has not come to its end; it is told when it has.");
  } else if (!session.end) {
    page.paragraph("It is kept for the class.");
  } else {
    page.paragraph("One of many that could have followed; no decision is judged by it.");
    for (const HappenedLine& line : session.happened)
      page.item(to_string(line.on), line.what);
    page.paragraph(end_sentence(*session.end));
  }
}

std::string score_text(const DebriefedDecision& decision, const statistics::Estimate& share) {
  const BrierScore& score = decision.score;
  return fmt::format(
      "you said {} %, the share is {}. Expected Brier score {:.2f} = {:.2f} for the distance of "
      "the two ({:.2f} to {:.2f} over the interval) + {:.2f} that chance leaves open to everybody.",
      *decision.answer.percent, percent_interval(share), score.expected, score.from_spread,
      score.low, score.high, score.left_to_chance);
}

std::string timeliness_text(const DebriefedSession& session) {
  const Timeliness& time = session.timeliness;
  const std::string_view role = role_text(session.session.role);
  if (!time.first_known) {
    return fmt::format(
        "The model has no day on which {} first knew of a concern; nothing is said of time.", role);
  }
  std::string text = fmt::format("In this seat, {}, a concern was first known on {}. ", role,
                                 to_string(*time.first_known));
  if (time.days) {
    text +=
        fmt::format("Since the first decision, its first word to others or first step came {}. ",
                    days_text("after", *time.days));
  } else {
    text += "Up to the last day nobody was told and no step was taken. ";
  }
  const auto& days = time.days_in_futures;
  if (days.empty())
    return text +
           fmt::format("With the model in this seat, neither in any of {} worlds.", time.futures);
  text += fmt::format("With the model in this seat it came in {} of {} worlds, in half of these {}",
                      days.size(), time.futures, days_text("within", days[(days.size() - 1) / 2]));
  if (!time.days) return text + ".";
  return text + fmt::format("; in {} of all worlds later than here, or not at all.",
                            percent_interval(time.later));
}

void add_scores(const DebriefedSession& session, Page& page) {
  page.heading(3, "Probabilities and time");
  page.paragraph(
      "A Brier score is the mean squared distance of a probability from what comes: 0 is best, "
      "0.25 is what 50 % always gets. Here it is expected over the spread, not read off one "
      "ending.");
  for (const DebriefedDecision& decision : session.decisions) {
    for (const OptionSpread& option : decision.spread) {
      if (option.is_chosen) page.item(decision_name(decision), score_text(decision, option.share));
    }
  }
  const BrierScore mean = mean_score(session);
  page.paragraph(
      fmt::format("Mean over decisions: {:.2f} = {:.2f} distance ({:.2f} to {:.2f}) + "
                  "{:.2f} chance.",
                  mean.expected, mean.from_spread, mean.low, mean.high, mean.left_to_chance));
  page.paragraph(timeliness_text(session));
}

void add_session(const DebriefedSession& session, const Debrief& debrief, Page& page) {
  page.heading(2, fmt::format("{}: {}", label_of(session), role_text(session.session.role)));
  page.paragraph(fmt::format("Dice {}; from {} to {}; world {}.", session.session.dice,
                             to_string(session.begins), to_string(session.ends), session.world));
  add_spread(session, debrief, page);
  add_others(session, page);
  add_happened(session, page);
  add_scores(session, page);
}

void add_class(const Debrief& debrief, Page& page) {
  page.heading(2, "The class");
  page.paragraph(
      "Sessions beside each other, in no order of merit. The share is that of the option chosen.");
  std::vector<std::vector<std::string>> rows = {
      {"session", "decision", "chose", "said", "share", "Brier", "distance"}};
  for (const DebriefedSession& session : debrief.sessions) {
    for (const DebriefedDecision& decision : session.decisions) {
      std::string share;
      for (const OptionSpread& option : decision.spread) {
        if (option.is_chosen) share = percent_interval(option.share);
      }
      rows.push_back({label_of(session), decision_name(decision), decision.answer.choice.option,
                      fmt::format("{} %", *decision.answer.percent), share,
                      fmt::format("{:.2f}", decision.score.expected),
                      fmt::format("{:.2f}", decision.score.from_spread)});
    }
  }
  page.table(std::move(rows));
}

Page page_of(const scenario::Case& of, const Debrief& debrief) {
  Page page;
  page.paragraph(of.content_note);
  page.paragraph(std::string(scenario::case_warning));
  page.heading(1, fmt::format("Looking back: {}{}", debrief.title,
                              debrief.is_invented ? " (an invented case)" : ""));
  page.paragraph(
      "Read the spread before the ending. Every share follows from the assumptions of the model; "
      "it says nothing of any real family, and what an option would have brought others in hours "
      "and in false alarms is not in it.");
  for (const DebriefedSession& session : debrief.sessions)
    add_session(session, debrief, page);
  if (debrief.sessions.size() > 1) add_class(debrief, page);
  page.paragraph(std::string(scenario::case_warning));
  return page;
}

}  // namespace

std::string debrief_text(const scenario::Case& of, const Debrief& debrief) {
  return page_of(of, debrief).as_text();
}

std::string debrief_markdown(const scenario::Case& of, const Debrief& debrief) {
  return page_of(of, debrief).as_markdown();
}

}  // namespace sightline::replay
