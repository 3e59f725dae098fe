#pragma once

#include "cli/command.hpp"
#include "report/house_style.hpp"
#include "review/audit.hpp"
#include "store/repository.hpp"

#include <memory>
#include <string>
#include <vector>

namespace clauseline::cli {

/// Where the files of a house lie in a repository.
inline constexpr auto policy_path = ".clauseline/policy.xml";
inline constexpr auto tests_folder = ".clauseline/tests";
inline constexpr auto detectors_folder = ".clauseline/detectors";
inline constexpr auto detectors_ending = ".txt";
inline constexpr auto dialects_folder = ".clauseline/dialects";
inline constexpr auto forecasts_folder = ".clauseline/forecasts";
inline constexpr auto roster_path = ".clauseline/roster.xml";
inline constexpr auto templates_folder = ".clauseline/templates";
inline constexpr auto template_file = "template.xml";
inline constexpr auto signers_path = ".clauseline/allowed_signers";
inline constexpr auto authorities_path = ".clauseline/timestamp-ca.pem";

class VersionFinder;

/// The roster that counts for the versions that are asked for; null where there is none.
std::unique_ptr<const RosterVersion> roster_in_force(VersionFinder& finder);

/// The policy that counts for the versions that are asked for; null where there is none.
std::unique_ptr<const PolicyVersion> policy_in_force(VersionFinder& finder);

/// Throws Error where --template names one and no format that was asked for wears any: it would be
/// forgotten in silence.
void check_template(const Request& request);

/// The template that counts for the versions that are asked for, with its logo; null where there is
/// none, or no format that was asked for wears it. Throws Error with everything that is wrong.
std::unique_ptr<const StyleVersion> style_in_force(VersionFinder& finder);

/// The template that a revision has, for pages over a repository; null where it has none, or one
/// that cannot be read: what an agreement says can be read without.
std::unique_ptr<const StyleVersion> template_at(const Request& request,
                                                const std::string& revision);

/// The policy that --policy names; null where it names none.
std::unique_ptr<const Policy> named_policy(const Request& request);

/// The shipped detectors with those of the house that count for the versions that are asked for;
/// null where there are none of the house.
std::unique_ptr<const DetectorsVersion> detectors_in_force(VersionFinder& finder);

/// The shipped detectors as these files extend them, in this order; null where there are none.
/// Throws Error with everything that is wrong with them.
std::unique_ptr<const DetectorsVersion> read_house_detectors(const std::vector<Blob>& files);

/// The detectors of a house, or the shipped ones for null.
inline const Detectors& detectors_or_shipped(const DetectorsVersion* house) {
  return house == nullptr ? Detectors::shipped() : house->detectors;
}

/// The files of the house's detectors in a folder of the working tree, by name. Their names
/// begin with `shown`, which stands for `tree`: the work tree with a slash behind it, or nothing.
std::vector<Blob> detectors_in_work_tree(const std::string& tree, const std::string& shown);

}  // namespace clauseline::cli
