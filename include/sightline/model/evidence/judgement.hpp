// SPDX-License-Identifier: Apache-2.0
// Reading signs: signal detection with explicit biases that can be switched off.
//
// The tell of an injury is x ~ N(+d/2, 1) if inflicted, N(-d/2, 1) if accidental. An examiner sees
// x' = x + sqrt(v) z, whose unbiased log-likelihood ratio is d x' / (1 + v). Green & Swets (1966);
// the area under the ROC curve of such an examiner is Phi(d / sqrt(2 (1 + v))).
#pragma once

#include <sightline/model/evidence/ledger.hpp>

namespace sightline::model::evidence {

/// Who looks, and how.
struct Examiner {
  Agency agency = Agency::social_care;
  ProfessionalId who;
  bool is_complete = false;
};

/// Log-likelihood ratio for "inflicted", without any bias.
[[nodiscard]] double reading_of_injury(const World& world, const household::Injury& injury,
                                       const Examiner& examiner);

/// The same for a paediatrician who has not seen the injury but hears it described.
[[nodiscard]] double reading_from_records(const World& world, const household::Injury& injury,
                                          ProfessionalId doctor);

/// What one injury says of the child: log(1 - q + q e^reading), q the share of an abused child's
/// injuries that are inflicted. With q = 1 it is the reading itself.
[[nodiscard]] double weight_of_reading(double reading, Probability inflicted_if_abused);

/// A positive weight is shrunk by credulity x plausibility of the carer's account (M02).
[[nodiscard]] double believe_account(double weight, double credulity, double plausibility);

/// The prevailing frame of an agency about a child.
enum class Frame : std::uint8_t { none, benign, suspicious };
[[nodiscard]] Frame frame_of(const World& world, Agency agency, ChildId child, double threshold);
/// A weight against the prevailing frame is shrunk by anchoring (M03).
[[nodiscard]] double anchor(double weight, Frame frame, double anchoring);

/// How plausible the carer's account of the injury sounds, 0..1.
[[nodiscard]] double plausibility_of_account(const World& world, const household::Injury& injury);

/// Weight of neglect as a look of this agency shows it, its `looks`-th at this spell: n looks
/// divide the noise by n.
[[nodiscard]] double reading_of_neglect(const World& world, ChildId child, Agency agency,
                                        ProfessionalId who, int looks);

/// What the kind of a concern says, before anything is known of it: the log-odds of significant
/// harm among concerns of this kind, less those among all concerns (Bayes).
[[nodiscard]] double weight_of_kind(const household::OtherConcerns& rules,
                                    household::ConcernKind kind);

/// Weight of a concern read with noise variance `noise`. `stage` tells the readings of one concern
/// apart.
[[nodiscard]] double reading_of_concern(const World& world, const household::Concern& concern,
                                        Ratio noise, int stage);

}  // namespace sightline::model::evidence
