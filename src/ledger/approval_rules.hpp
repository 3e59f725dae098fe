#pragma once

#include "rules/rule.hpp"
#include "terms/value.hpp"
#include "text/source.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// Who must agree to findings that fit everything that it names: <require> of a policy.
struct Requires {
  std::vector<Family> families{};      // none: any
  Severity severity = Severity::info;  // from this one on
  std::string party{};                 // that loses; empty: whoever does
  std::string agreement{};             // an id; empty: any
  std::vector<std::string> roles{};    // in each of which somebody must agree; none: in any
  unsigned distinct = 1;               // so many people
  bool is_signed = false;  // each, or its commit, with a signature that the house trusts
  bool waivable = true;
  std::optional<Money> over{};  // where more than this is at stake, or nobody can tell how much
  Position at{};
};

/// What a waiver must be to count: <waiver>. Without roles it must be of the people who must agree,
/// of all of them.
struct WaiverRule {
  int max_days = 90;  // from the day on which it was made to its last
  bool needs_ticket = false;
  std::vector<std::string> roles{};  // of which one is enough
  Severity max_severity = Severity::high;
};

/// Who of those that made the change may decide on it: <segregation>.
struct Segregation {
  bool author_may_approve = false;  // or its co-author
  bool committer_may_approve = false;
  bool same_person_two_roles = false;
};

/// What a house says of decisions. As it stands here it is what counts where a policy says nothing:
/// one approval, by anybody but those who made the change, and never of a finding of integrity.
struct ApprovalRules {
  std::vector<Requires> required{};
  WaiverRule waiver{};
  Segregation segregation{};
  bool bind_blobs = false;  // a decision ends with the next edit of either file: <approvals>
};

}  // namespace clauseline
