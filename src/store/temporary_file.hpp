#pragma once

#include <string>
#include <string_view>

namespace clauseline::git {

/// A file with these bytes in the folder that TMPDIR names, which is gone with its holder. For
/// programs that read no other way. An Error where it cannot be written.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace clauseline::git
