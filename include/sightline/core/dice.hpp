// SPDX-License-Identifier: Apache-2.0
// Dice with addresses: a draw depends on who, what is decided and how manieth time, on nothing
// else.
//
//   key     = (study seed, replication)
//   counter = (entity, purpose, occurrence, 0)        Philox4x64-10 (Salmon et al. 2011, SC'11)
//
// Arms of a study share every address, so they share every draw that decides the same thing.
// See docs/decisions/0001-dice-addresses.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include <Random123/philox.h>

namespace sightline {

/// Where a draw lives. `purpose` is the number of an enumerator that is never renumbered.
struct Address {
  std::uint64_t entity = 0;
  std::uint64_t purpose = 0;
  std::uint64_t occurrence = 0;
  friend constexpr bool operator==(const Address&, const Address&) = default;
};

/// Spreads addresses, whose parts are mostly small whole numbers, over a hash table.
struct AddressHash {
  [[nodiscard]] std::size_t operator()(const Address& address) const noexcept {
    // SplitMix64's finalizer after each part (Steele, Lea & Flood 2014).
    std::uint64_t h = 0;
    for (const std::uint64_t part : {address.entity, address.purpose, address.occurrence}) {
      h += part + 0x9E37'79B9'7F4A'7C15U;
      h = (h ^ (h >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
      h = (h ^ (h >> 27U)) * 0x94D0'49BB'1331'11EBU;
      h ^= h >> 31U;
    }
    return h;
  }
};

/// A number in the open interval (0, 1): the 52 high bits of a word, plus one half, over 2^52.
/// With 53 bits the half would round away and the largest word would give 1.
[[nodiscard]] constexpr double uniform_of(std::uint64_t word) {
  return (static_cast<double>(static_cast<std::int64_t>(word >> 12U)) + 0.5) * 0x1.0p-52;
}

/// Overrides of single addresses: replay, a trainee's choice and a counterfactual are sets of pins.
class Pins {
 public:
  /// Uniform number `which`, 0 to 3, at `address` will be `uniform`, in (0, 1); throws
  /// std::invalid_argument otherwise. A later pin of the same uniform replaces the earlier one.
  void set(const Address& address, double uniform, std::size_t which = 0);
  /// The first uniform; null where it is not pinned.
  [[nodiscard]] const double* find(const Address& address) const;
  /// Replaces those of the four uniforms at `address` that are pinned.
  void apply(const Address& address, std::array<double, 4>& uniforms) const;
  [[nodiscard]] bool is_empty() const { return uniforms_.empty(); }

 private:
  using Pinned = std::array<double, 4>;  ///< 0 where a uniform is not pinned

  std::unordered_map<Address, Pinned, AddressHash> uniforms_;
};

#ifdef SIGHTLINE_CHECKS
/// Remembers which addresses were decided.
class AddressAudit {
 public:
  /// Throws std::logic_error naming `address` if it was recorded before.
  void record(const Address& address);

 private:
  std::unordered_set<Address, AddressHash> decided_;
};
#endif

/// The dice of one replication. Holds no stream, so draws may be asked for in any order. Does not
/// own its pins, which must outlive it. With SIGHTLINE_CHECKS a Dice and its copies share one
/// audit and belong to one thread; without it all of them may be used from any thread.
class Dice {
 public:
  Dice(std::uint64_t study_seed, std::uint64_t replication, const Pins* pins = nullptr)
      : key_{{study_seed, replication}}, pins_(pins) {}

  /// One uniform in (0, 1) for a decision that is made once. With SIGHTLINE_CHECKS a second
  /// decision at the same address throws std::logic_error naming it.
  [[nodiscard]] double decide(const Address& address) const {
    audit(address);
    return trait(address);
  }

  /// Four uniforms for one decision that needs several; pins replace those they name.
  [[nodiscard]] std::array<double, 4> decide4(const Address& address) const {
    audit(address);
    return trait4(address);
  }

  /// From now on decisions are remembered apart from those of the dice it was copied from: for a
  /// run that goes on in two ways, which decide the same things once more.
  void separate() {
#ifdef SIGHTLINE_CHECKS
    audit_ = std::make_shared<AddressAudit>(*audit_);
#endif
  }

  /// A fixed trait of the world (a person's skill, the tell of an injury): may be read as often as
  /// needed.
  [[nodiscard]] double trait(const Address& address) const {
    if (pins_ != nullptr) [[unlikely]] {
      if (const double* pinned = pins_->find(address)) {
        return *pinned;
      }
    }
    return uniform_of(words_at(address)[0]);
  }

  [[nodiscard]] std::array<double, 4> trait4(const Address& address) const {
    const Philox::ctr_type words = words_at(address);
    std::array<double, 4> uniforms{uniform_of(words[0]), uniform_of(words[1]), uniform_of(words[2]),
                                   uniform_of(words[3])};
    if (pins_ != nullptr) [[unlikely]] {
      pins_->apply(address, uniforms);
    }
    return uniforms;
  }

 private:
  using Philox = r123::Philox4x64;

  [[nodiscard]] Philox::ctr_type words_at(const Address& address) const {
    return Philox()({{address.entity, address.purpose, address.occurrence, 0}}, key_);
  }

#ifdef SIGHTLINE_CHECKS
  void audit(const Address& address) const {
    audit_->record(address);
  }
  std::shared_ptr<AddressAudit> audit_ = std::make_shared<AddressAudit>();
#else
  void audit(const Address&) const {}
#endif

  Philox::key_type key_;
  const Pins* pins_;
};

}  // namespace sightline
