#pragma once

#include "report/places.hpp"

#include <string>

namespace clauseline::reports {

/// The path of a version's file without the revision before it: from the root of the repository
/// for one that git gave, else as the user named it. "-" for standard input.
std::string file_of(const Evidence& evidence);

/// A place that a program can open.
struct FilePlace {
  std::string path;
  Position at{};  // line 0: nowhere
};

/// Where the findings of one audit stand, for programs that show one version of the file.
class FindingPlaces {
 public:
  explicit FindingPlaces(const Audit& audit);

  /// The path of the version that is shown: the newer one, or the older of a deleted agreement.
  const std::string& path() const { return audit_.deleted ? old_path_ : new_path_; }
  const std::string& old_path() const { return old_path_; }

  /// Where it stands in the version that is shown; for what is gone, where its neighbour stands;
  /// else at the first character. Never line 0.
  FilePlace shown(const Finding& finding) const;
  /// Where it stood in the older version; line 0 where nowhere.
  FilePlace before(const Finding& finding) const;

 private:
  Position beside(const Clause& gone) const;

  const Audit& audit_;
  Places places_;
  std::string old_path_;
  std::string new_path_;
};

}  // namespace clauseline::reports
