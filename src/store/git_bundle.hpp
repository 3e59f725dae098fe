#pragma once

#include "store/repository.hpp"
#include "text/source.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Histories as single files that git reads by itself: see gitformat-bundle(5).
namespace clauseline {

/// What a bundle leads to.
struct BundledRef {
  std::string name;  // "refs/evidence/1f3c..."
  std::string id;    // 40 hex digits

  bool operator==(const BundledRef&) const = default;
};

/// The objects that these lead to, with their whole history, in one bundle: the same objects give
/// the same bytes, however the repository has packed them. An Error where the clone is shallow,
/// which would leave the history without its beginning.
std::string git_bundle(const Repository& repository, const std::vector<BundledRef>& refs);

/// The refs that a bundle has, in its order. An Error for what is no bundle, and for one that
/// builds on commits which it does not hold.
std::vector<BundledRef> refs_of_bundle(const Source& bundle);

/// What a bundle holds as a bare repository in a temporary folder, which is removed in the end. Of
/// whoever made the bundle nothing is run, and there are no refs: objects are named by their ids.
class UnpackedHistory {
 public:
  /// An Error for a bundle that is broken, lacks objects of its history, or holds others.
  explicit UnpackedHistory(const Source& bundle);
  UnpackedHistory(const UnpackedHistory&) = delete;
  UnpackedHistory& operator=(const UnpackedHistory&) = delete;
  ~UnpackedHistory();

  /// The folder of the repository.
  const std::string& directory() const { return directory_; }

 private:
  void fill(const Source& bundle) const;

  std::string folder_;
  std::string directory_;
};

}  // namespace clauseline
