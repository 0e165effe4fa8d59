// SPDX-License-Identifier: Apache-2.0
#include "stored_replications.hpp"

#include <optional>

#include <sightline/experiment/part_file.hpp>

namespace sightline::report {

bool for_each_replication(
    const FinishedFolder& finished,
    const std::function<void(std::uint64_t number, const experiment::ReplicationRecord&)>& take) {
  std::optional<experiment::Block> block;
  for (const std::uint64_t number : replications_of(finished)) {
    const std::uint64_t of_block = number / experiment::block_size;
    if (!block || block->number != of_block)
      block = experiment::read_part(finished.folder, finished.study, of_block);
    const std::size_t place = number % experiment::block_size;
    if (!block || !block->holds(place)) return false;
    take(number, block->records[place]);
  }
  return true;
}

}  // namespace sightline::report
