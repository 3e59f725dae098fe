#pragma once

#include "report/format.hpp"
#include "report/review_bundle.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

/// Where in a bundle an answer stands.
struct AnswerPlace {
  std::string file;
  std::string pointer{};  // into JSON (RFC 6901); empty: the whole file
};

/// What auditors ask of a change, and what this bundle answers.
struct Answer {
  unsigned block = 0;
  std::string name;  // "identity"
  std::string asks;
  std::string answer;
  std::vector<AnswerPlace> where{};
};

/// The ten questions, in their order. `files` are those that the bundle holds beside the report.
std::vector<Answer> answers(const Report& report, const std::vector<BundleFile>& files);

}  // namespace clauseline::reports
