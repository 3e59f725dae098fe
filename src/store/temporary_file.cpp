#include "store/temporary_file.hpp"

#include "store/descriptor.hpp"
#include "store/git.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace clauseline::git {

TemporaryFile::TemporaryFile(std::string_view bytes)
    : path_{(std::filesystem::temp_directory_path() / "clauseline-XXXXXX").string()} {
  const Descriptor file(mkstemp(path_.data()));
  while (file && !bytes.empty()) {
    const ssize_t count = write(file.number(), bytes.data(), bytes.size());
    if (count <= 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (file && bytes.empty()) return;
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  fail(path_, "cannot write a temporary file", "is there room in the folder that TMPDIR names?");
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace clauseline::git
