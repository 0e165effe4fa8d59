// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/training.hpp>

#include "session_mistake.hpp"
#include "training_text.hpp"

namespace sightline::replay {

namespace {

std::string trimmed(const std::string& line) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t first = line.find_first_not_of(blank);
  if (first == std::string::npos) return "";
  return line.substr(first, line.find_last_not_of(blank) - first + 1);
}

bool is_yes(std::string line) {
  std::transform(line.begin(), line.end(), line.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return line == "yes" || line == "y";
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "35", "35%" or "35 %"; nothing outside 0 to 100.
std::optional<int> percent_of(const std::string& line) {
  std::string text = line;
  if (!text.empty() && text.back() == '%') text = trimmed(text.substr(0, text.size() - 1));
  const std::optional<int> number = whole_number(text);
  if (!number || *number < 0 || *number > 100) return std::nullopt;
  return number;
}

/// The option of this name, if it can be chosen.
const Offer* find_named(const std::vector<Offer>& offers, const std::string& name) {
  const auto found = std::find_if(offers.begin(), offers.end(), [&](const Offer& offer) {
    return offer.option == name && offer.not_represented.empty();
  });
  return found == offers.end() ? nullptr : &*found;
}

/// The option of this number, counted over those that can be chosen, or of this name.
const Offer* find_offer(const std::vector<Offer>& offers, const std::string& line) {
  const std::optional<int> wanted = whole_number(line);
  int number = 0;
  for (const Offer& offer : offers) {
    if (!offer.not_represented.empty()) continue;
    ++number;
    if (wanted && *wanted == number) return &offer;
  }
  return find_named(offers, line);
}

}  // namespace

Training::Training(const scenario::Case& of, const model::Input& input, Session session)
    : of_(&of), input_(&input), session_(std::move(session)) {}

std::optional<Date> Training::last_decided() const {
  std::optional<Date> last;
  for (const Answer& answer : session_.answers) {
    if (answer.is_whole()) last = answer.choice.on;
  }
  return last;
}

std::string Training::opening() const {
  return opening_text(*of_, session_);
}

std::string Training::answer(const std::string& line) {
  const std::string said = trimmed(line);
  if (state_ == State::over || state_ == State::left) return "";
  if (said == "q" || said == "Q") {
    state_ = State::left;
    return "";
  }
  if (said == "?") return help() + question();
  switch (state_) {
    case State::agreeing:
      return is_yes(said) ? begin() : "Please answer yes, or q to leave.\n> ";
    case State::choosing:
      return choose(said);
    case State::reasoning:
      return give_reason(said);
    default:
      return judge(said);
  }
}

std::string Training::begin() {
  worlds_ = std::make_unique<const TrainingWorlds>(*of_, *input_, session_);
  go_on();
  check_world();
  if (!session_.answers.empty() && !session_.answers.back().is_whole()) {
    check_open_answer();
    state_ = session_.answers.back().reason.empty() ? State::reasoning : State::judging;
  }
  return "\n" + scene() + question();
}

/// Plays the whole answers and finds the next stop.
void Training::go_on() {
  told_ = std::make_unique<const ToldWorld>(*worlds_, worlds_->play(worlds_->turns_of(session_)));
  stop_ = told_->next_stop(session_, last_decided());
  state_ = stop_ ? State::choosing : State::over;
}

void Training::check_world() const {
  if (session_.world.empty() || session_.world == told_->digest()) return;
  reject_session(
      session_.file, "world",
      fmt::format("is {}; the same choices now give {}: a baseline, the program or the file "
                  "has changed since. Go on with what it was begun with, or begin anew",
                  session_.world, told_->digest()));
}

void Training::check_open_answer() const {
  const Choice& choice = session_.answers.back().choice;
  if (stop_ && stop_->on == choice.on && stop_->at == choice.at &&
      find_offer(stop_->offers, choice.option) != nullptr) {
    return;
  }
  reject_session(session_.file, fmt::format("decisions[{}]", session_.answers.size()),
                 fmt::format("{} was not asked anything on {}", model::name_of(session_.role),
                             to_string(choice.on)));
}

std::string Training::choose(const std::string& line) {
  const Offer* const offer = find_offer(stop_->offers, line);
  if (offer == nullptr) return "Please give the number of an option.\n> ";
  session_.answers.push_back(
      {.choice = {stop_->on, stop_->at, offer->option}, .reason = "", .percent = std::nullopt});
  state_ = State::reasoning;
  return paragraph("You chose: " + offer->label + ".") + question();
}

std::string Training::give_reason(const std::string& line) {
  if (!is_reason(line)) return "Please give a reason in words, on one line of plain text.\n> ";
  session_.answers.back().reason = line;
  state_ = State::judging;
  return question();
}

std::string Training::judge(const std::string& line) {
  const std::optional<int> percent = percent_of(line);
  if (!percent) return "Please give a whole number from 0 to 100.\n> ";
  session_.answers.back().percent = percent;
  play_on();
  return "Noted. The days go on.\n\n" + scene() + question();
}

void Training::play_on() {
  go_on();
  session_.world = told_->digest();
}

void Training::decide(const std::string& option, const std::string& reason, int percent) {
  const std::string words = trimmed(reason);
  const Offer* const offer = stop_ ? find_named(stop_->offers, option) : nullptr;
  std::vector<Mistake> wrong;
  const auto refuse = [&](std::string key, std::string text) {
    wrong.push_back({.file = "", .key = std::move(key), .text = std::move(text)});
  };
  if (offer == nullptr) refuse("option", "choose one of the options of this stop");
  if (!is_reason(words)) refuse("reason", "give a reason in words, on one line of plain text");
  if (percent < 0 || percent > 100) refuse("probability", "give a whole number from 0 to 100");
  if (!wrong.empty()) throw InputError(std::move(wrong));
  if (state_ != State::choosing) session_.answers.pop_back();
  session_.answers.push_back({{stop_->on, stop_->at, offer->option}, words, percent});
  play_on();
}

std::string Training::scene() const {
  if (!stop_) return end_text(*told_, session_);
  return fmt::format("Stop {}: {}\n\n",
                     session_.answers.size() + (state_ == State::choosing ? 1 : 0),
                     to_string(stop_->on)) +
         view_text(*told_, session_.role, *stop_, last_decided()) + "\n";
}

std::string Training::question() const {
  switch (state_) {
    case State::agreeing:
      return "Go on? Answer yes, or q to leave.\n> ";
    case State::choosing:
      return stop_text(*stop_) + "Your choice (a number; ? helps, q leaves)\n> ";
    case State::reasoning:
      return "Your reason, in one line\n> ";
    case State::judging:
      return paragraph(probability_words(worlds_->ends())) + "In per cent, 0 to 100\n> ";
    default:
      return "";
  }
}

std::string Training::help() const {
  return paragraph(
             "Lines are dated by the day on which your role learned of them. [new]: since your "
             "last decision. [stale]: known for so long that it may no longer be so. Everybody "
             "else is played by the model; between the stops it plays your role too.") +
         paragraph(
             "Answers are kept line by line: leave with q at any time, and the same command goes "
             "on from there. A decision holds on its day, or where it says so at the next "
             "occasion, if one comes.") +
         paragraph(
             "The probability is held against what follows from this moment in many worlds with "
             "other dice, not against how this one ends.") +
         "\n";
}

}  // namespace sightline::replay
