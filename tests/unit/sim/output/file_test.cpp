// SPDX-License-Identifier: Apache-2.0

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>

#include "file_size_limit.hpp"
#include "scratch_folder.hpp"

namespace sightline::output {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(WriteText, WritesAndReplacesAFile) {
  const ScratchFolder folder;
  write_text(folder.path() / "a.txt", "one");
  write_text(folder.path() / "a.txt", "two\n");
  EXPECT_EQ(read_text(folder.path() / "a.txt"), "two\n");
  EXPECT_THAT(folder.names(), ElementsAre("a.txt"));
}

TEST(WriteText, NamesPathAndReasonWhenTheFolderIsMissing) {
  const ScratchFolder folder;
  const auto path = folder.path() / "none" / "a.txt";
  EXPECT_EQ(reason_of<RunError>([&] { write_text(path, "x"); }),
            "cannot write " + path.string() + ": No such file or directory");
}

TEST(WriteText, FailsWhenAFileStandsWhereAFolderShould) {
  const ScratchFolder folder;
  write_text(folder.path() / "file", "x");
  EXPECT_THAT(reason_of<RunError>([&] { write_text(folder.path() / "file" / "a.txt", "x"); }),
              HasSubstr("Not a directory"));
}

TEST(WriteText, FailsWhenAFolderHasTheName) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "a.txt");
  EXPECT_THAT(reason_of<RunError>([&] { write_text(folder.path() / "a.txt", "x"); }),
              HasSubstr("Is a directory"));
  EXPECT_THAT(folder.names(), ElementsAre("a.txt"));
}

TEST(WriteText, KeepsTheOldFileAndNoPartialOneWhenTheDiskIsFull) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt";
  write_text(path, "old");
  {
    const FileSizeLimit limit(1000);
    EXPECT_THAT(reason_of<RunError>([&] { write_text(path, std::string(5000, 'x')); }),
                AllOf(HasSubstr(path.string()), HasSubstr("File too large")));
  }
  EXPECT_EQ(read_text(path), "old");
  EXPECT_THAT(folder.names(), ElementsAre("a.txt"));
}

TEST(WriteText, LeavesNoFinalNameWhenKilledWhileWriting) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.txt";
  const std::string text(5000, 'x');
  const pid_t child = ::fork();
  if (child == 0) {
    // The default action of the signal ends the process in the middle of its write.
    std::signal(SIGXFSZ, SIG_DFL);
    const rlimit limit{1000, 1000};
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::setrlimit(RLIMIT_CORE, &no_core);
    write_text(path, text);
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_THAT(folder.names(), ElementsAre("a.txt.partial"));
  write_text(path, text);
  EXPECT_EQ(read_text(path), text);
  EXPECT_THAT(folder.names(), ElementsAre("a.txt"));
}

TEST(FileWriter, PutsPiecesTogether) {
  const ScratchFolder folder;
  const std::string large(200'000, 'x');
  FileWriter file(folder.path() / "a.txt");
  for (int i = 0; i < 3; ++i) {
    file.write("small,");
    file.write(large);
  }
  file.finish();
  const std::string piece = "small," + large;
  EXPECT_EQ(read_text(folder.path() / "a.txt"), piece + piece + piece);
  EXPECT_THAT(folder.names(), testing::ElementsAre("a.txt"));
}

TEST(FileWriter, LeavesNothingWithoutItsEnd) {
  const ScratchFolder folder;
  {
    FileWriter file(folder.path() / "a.txt");
    file.write(std::string(100'000, 'x'));
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(ReadText, NamesPathAndReason) {
  const ScratchFolder folder;
  EXPECT_THAT(reason_of<RunError>([&] { (void)read_text(folder.path() / "a"); }),
              HasSubstr("a: No such file or directory"));
  EXPECT_THAT(reason_of<RunError>([&] { (void)read_text(folder.path()); }),
              HasSubstr("Is a directory"));
}

TEST(EnsureWritableFolder, CreatesItAndLeavesNothingInIt) {
  const ScratchFolder folder;
  ensure_writable_folder(folder.path() / "a" / "b", "--out");
  EXPECT_TRUE(std::filesystem::is_directory(folder.path() / "a" / "b"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "a" / "b"));
  ensure_writable_folder(folder.path() / "a" / "b", "--out");
}

TEST(EnsureWritableFolder, TellsOfAFileInTheWay) {
  const ScratchFolder folder;
  write_text(folder.path() / "file", "x");
  const auto under_file = folder.path() / "file" / "results";
  EXPECT_EQ(reason_of<InputError>([&] { ensure_writable_folder(under_file, "--out"); }),
            "--out: cannot write in the folder `" + under_file.string() + "`: Not a directory");
  EXPECT_THAT(
      reason_of<InputError>([&] { ensure_writable_folder(folder.path() / "file", "--out"); }),
      HasSubstr("--out: cannot write in the folder"));
  EXPECT_THAT(reason_of<InputError>([&] { ensure_writable_folder("", "--out"); }),
              HasSubstr("its name is empty"));
}

}  // namespace
}  // namespace sightline::output
