// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/checkpoint.hpp>
#include <sightline/output/data_file.hpp>

#include "tests/support/replications.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using model::Input;
using ::testing::HasSubstr;

constexpr std::uint64_t seed = 5;
constexpr std::uint64_t replication = 2;

Input busy_input() {
  Input input = model::testing::input_of({}, 900, 90, 500);
  input.parameters.household.adults.aggressive_parent = Probability(0.10);
  input.parameters.household.other_concerns.rate = PerYear(0.5);
  return input;
}

Input reformed(Input input) {
  model::workforce::PracticeReform reform;
  reform.key = 3;
  reform.from = start_of_day(300);
  reform.full_after = days(60);
  reform.changes = {model::testing::set_practice("threshold.refer", -4.0)};
  input.reforms = {reform};
  return input;
}

class Checkpoint : public ::testing::Test {
 protected:
  Checkpoint() {
    model::Replication run(input_, calendar_, seed, replication);
    run.run_until(start_of_day(300), &trace_);
    write_checkpoint(path_, run, {input_, seed, replication});
  }

  [[nodiscard]] model::Replication read(std::uint64_t of_seed = seed,
                                        std::uint64_t of_replication = replication) const {
    return read_checkpoint(path_, {input_, of_seed, of_replication}, calendar_);
  }
  /// The file with one attribute changed.
  template <class Change>
  void rewrite(Change change) const {
    output::DataFile file = output::read(path_);
    change(file);
    output::write(path_, file);
  }

  output::ScratchFolder scratch_;
  std::filesystem::path path_ = scratch_.path() / "run.h5";
  Input input_ = busy_input();
  Calendar calendar_ = model::calendar_of(input_.period);
  std::vector<model::Happening> trace_;
};

TEST_F(Checkpoint, GoesOnToWhatTheUnbrokenRunGives) {
  for (const Input& arm : {input_, reformed(input_)}) {
    std::vector<model::Happening> whole;
    const auto expected =
        model::run_replication(arm, calendar_, seed, replication, nullptr, {.trace = &whole});
    std::vector<model::Happening> trace = trace_;
    model::Replication run = read();
    EXPECT_EQ(run.reached(), start_of_day(300));
    run.go_on_with(arm);
    const auto result = std::move(run).finish({.trace = &trace});
    EXPECT_EQ(result.events, expected.events);
    EXPECT_EQ(result.missed_children, expected.missed_children);
    const auto cells = result.tallies.cells();
    const auto wanted = expected.tallies.cells();
    EXPECT_TRUE(std::equal(cells.begin(), cells.end(), wanted.begin(), wanted.end()));
    ASSERT_EQ(trace.size(), whole.size());
    EXPECT_TRUE(std::equal(trace.begin(), trace.end(), whole.begin(), model::testing::same));
  }
}

TEST_F(Checkpoint, OfOneStateIsOneSequenceOfBytes) {
  const auto bytes_of = [](const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const std::filesystem::path again = scratch_.path() / "again.h5";
  write_checkpoint(again, read(), {input_, seed, replication});
  EXPECT_TRUE(bytes_of(again) == bytes_of(path_));
}

TEST_F(Checkpoint, OfAnotherRunIsRefusedWithEveryReason) {
  const std::string reason = output::reason_of<InputError>([&] { (void)read(6, 7); });
  EXPECT_THAT(reason, HasSubstr(path_.string()));
  EXPECT_THAT(reason, HasSubstr("seed: is 5, but 6 is wanted"));
  EXPECT_THAT(reason, HasSubstr("replication: is 2, but 7 is wanted"));
  input_.parameters.costs.court_fee = Pounds(1.0);
  EXPECT_THAT(output::reason_of<InputError>([&] { (void)read(); }),
              HasSubstr("parameters, reforms, population or period are others"));
  input_ = reformed(busy_input());  // another arm: first its trunk, then go_on_with()
  EXPECT_THROW((void)read(), InputError);
}

TEST_F(Checkpoint, OfAnotherModelOrFormatIsRefused) {
  rewrite([](output::DataFile& file) { file.attributes["model_fingerprint"] = "0"; });
  EXPECT_THAT(output::reason_of<InputError>([&] { (void)read(); }),
              HasSubstr("whose model gives other numbers"));
  rewrite([](output::DataFile& file) { file.attributes["format"] = std::int64_t{99}; });
  EXPECT_THAT(output::reason_of<InputError>([&] { (void)read(); }),
              HasSubstr("a checkpoint of format 99"));
  rewrite([](output::DataFile& file) { file.attributes["content"] = "replications"; });
  EXPECT_THAT(output::reason_of<InputError>([&] { (void)read(); }),
              HasSubstr("is not a checkpoint but `replications`"));
}

TEST_F(Checkpoint, ThatIsMissingOrDamagedIsRefused) {
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) - 100);
  EXPECT_THAT(output::reason_of<RunError>([&] { (void)read(); }), HasSubstr(path_.string()));
  std::filesystem::remove(path_);
  EXPECT_THAT(output::reason_of<RunError>([&] { (void)read(); }), HasSubstr(path_.string()));
}

TEST_F(Checkpoint, OfWhichOneByteHasChangedIsRefused) {
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(path_) / 2);
  file.seekg(middle);
  const char byte = static_cast<char>(file.get() ^ 1);
  file.seekp(middle);
  file.put(byte);
  file.close();
  EXPECT_THROW((void)read(), RunError);
}

TEST_F(Checkpoint, WithOtherArraysIsRefused) {
  const auto reason_after = [&](auto change) {
    rewrite(change);
    return output::reason_of<InputError>([&] { (void)read(); });
  };
  const auto find = [](output::DataFile& file, const std::string& name) {
    return std::find_if(file.variables.begin(), file.variables.end(),
                        [&](const output::Variable& variable) { return variable.name == name; });
  };
  EXPECT_THAT(reason_after([&](output::DataFile& file) {
                find(file, "homes.children.born")->name = "homes.children.borne";
              }),
              HasSubstr("homes.children.born: is missing"));
  EXPECT_THAT(reason_after([&](output::DataFile& file) {
                find(file, "homes.children.borne")->name = "homes.children.born";
                file.variables.push_back({"more", {}, std::vector<double>{1}, "", ""});
              }),
              HasSubstr("arrays where"));
}

}  // namespace
}  // namespace sightline::experiment
