// SPDX-License-Identifier: Apache-2.0
#include "sim/output/hdf5_handle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scratch_folder.hpp"

namespace sightline::output {
namespace {

TEST(Hdf5Handle, ClosesWhatItOwnsOnce) {
  hid_t id = -1;
  {
    Handle first = text_type();
    id = first.id();
    const Handle second = std::move(first);
    EXPECT_EQ(second.id(), id);
    EXPECT_GT(H5Iis_valid(id), 0);
  }
  EXPECT_EQ(H5Iis_valid(id), 0);
}

TEST(Hdf5Handle, ThrowsTheReasonOfTheLibraryWithoutPrinting) {
  const QuietHdf5 quiet;
  testing::internal::CaptureStderr();
  const std::string reason = reason_of<Hdf5Error>([] {
    const Handle file(H5Fopen("/nowhere.h5", H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open it");
  });
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_THAT(reason, testing::StartsWith("cannot open it: unable to open file"));
}

}  // namespace
}  // namespace sightline::output
