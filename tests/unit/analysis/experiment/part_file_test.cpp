// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/part_file.hpp>
#include <sightline/output/data_file.hpp>

#include "example_study.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using output::reason_of;
using output::ScratchFolder;

class PartFile : public testing::Test {
 protected:
  PartFile() {
    std::filesystem::create_directory(scratch_.path() / "parts");
    block_.number = 2;
    for (std::uint64_t i = 16; i < 19; ++i) {
      block_.records.push_back(example_record(i));
    }
  }
  void write() { write_part(scratch_.path(), study_, block_); }

  ScratchFolder scratch_;
  scenario::Study study_ = example_study();
  Block block_;
};

TEST_F(PartFile, ReadsBackWhatWasWritten) {
  write();
  EXPECT_EQ(part_path(scratch_.path(), 2).filename(), "block-000002.h5");
  const auto read = read_part(scratch_.path(), study_, 2);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->number, 2U);
  EXPECT_EQ(read->records, block_.records);
}

TEST_F(PartFile, KeepsWhoWasReachedHow) {
  ArmRecord& arm = block_.records[1].arms[1];
  ASSERT_EQ(arm.changed.size(), 3U);
  arm.is_traced = true;
  arm.changed[0].route = Route::direct;
  arm.changed[2].route = Route::through_others;
  arm.changed[2].shift = Shift{model::Agency::police, model::workforce::TaskKind::police_enquiry};
  write();
  EXPECT_EQ(read_part(scratch_.path(), study_, 2)->records, block_.records);
}

TEST_F(PartFile, MayHoldNobodyWhoWasReached) {
  for (ReplicationRecord& record : block_.records) {
    for (ArmRecord& arm : record.arms)
      arm.changed.clear();
  }
  write();
  EXPECT_EQ(read_part(scratch_.path(), study_, 2)->records, block_.records);
}

TEST_F(PartFile, KeepsGapsOfReplicationsThatFailed) {
  block_.records[1] = {};
  write();
  const auto read = read_part(scratch_.path(), study_, 2);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->count(), 2U);
  EXPECT_FALSE(read->holds(1));
  EXPECT_EQ(read->records, block_.records);
  const output::DataFile file = output::read(part_path(scratch_.path(), 2));
  EXPECT_EQ(std::get<std::int64_t>(file.attributes.at("format")), part_format_with_gaps);
}

TEST_F(PartFile, NamesADesignPointAndLeavesMonthsOut) {
  for (ReplicationRecord& record : block_.records) {
    for (ArmRecord& arm : record.arms)
      arm.by_month = {};
  }
  block_.point = 12;
  write();
  EXPECT_EQ(part_path(scratch_.path(), 2, 12).filename(), "point-000012-block-000002.h5");
  EXPECT_FALSE(read_part(scratch_.path(), study_, 2));
  const auto read = read_part(scratch_.path(), study_, 2, 12);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->records, block_.records);
  const output::DataFile file = output::read(part_path(scratch_.path(), 2, 12));
  EXPECT_EQ(std::get<std::int64_t>(file.attributes.at("design_point")), 12);
  EXPECT_THROW((void)file.axis("month"), std::invalid_argument);
}

TEST_F(PartFile, SaysWhatItHolds) {
  write();
  const output::DataFile file = output::read(part_path(scratch_.path(), 2));
  EXPECT_EQ(std::get<std::string>(file.attributes.at("fingerprint")), "0000000000abcdef");
  EXPECT_EQ(std::get<std::int64_t>(file.attributes.at("format")), part_format);
  EXPECT_EQ(std::get<std::int64_t>(file.attributes.at("first_replication")), 16);
  EXPECT_EQ(std::get<std::int64_t>(file.attributes.at("replications")), 3);
  EXPECT_EQ(std::get<std::vector<std::int64_t>>(file.axis("replication").ticks),
            (std::vector<std::int64_t>{16, 17, 18}));
}

TEST_F(PartFile, GivesNothingForAMissingOrDamagedFile) {
  EXPECT_FALSE(read_part(scratch_.path(), study_, 2));
  write();
  const auto path = part_path(scratch_.path(), 2);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  EXPECT_FALSE(read_part(scratch_.path(), study_, 2));
  std::ofstream(path) << "not HDF5 at all";
  EXPECT_FALSE(read_part(scratch_.path(), study_, 2));
}

TEST_F(PartFile, RejectsAnotherStudy) {
  write();
  study_.fingerprint = 7;
  const std::string reason =
      reason_of<InputError>([&] { (void)read_part(scratch_.path(), study_, 2); });
  EXPECT_NE(reason.find("another study"), std::string::npos) << reason;
  EXPECT_NE(reason.find("choose another --out or remove it"), std::string::npos) << reason;
}

TEST_F(PartFile, RejectsAnUnknownFormat) {
  output::DataFile file;
  file.attributes["format"] = part_format + 1;
  output::write(part_path(scratch_.path(), 2), file);
  EXPECT_THROW((void)read_part(scratch_.path(), study_, 2), InputError);
}

TEST_F(PartFile, HoldsAtLeastOneReplication) {
  block_.records.clear();
  EXPECT_THROW(write(), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::experiment
