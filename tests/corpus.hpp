#pragma once

// Documents of strangers, which are not part of the repository.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace clauseline::tests {

/// A folder of the data that lies beside the repository, or where CLAUSELINE_CORPUS says.
/// Where there is none it says so; the test that asked then has nothing to do.
inline std::optional<std::filesystem::path> corpus(const std::string& folder) {
  const char* named = std::getenv("CLAUSELINE_CORPUS");
  const auto root = named == nullptr
                        ? std::filesystem::path(CLAUSELINE_ROOT) / ".." / "shared" / "data"
                        : std::filesystem::path(named);
  const auto path = root / folder;
  if (std::filesystem::is_directory(path)) return path;
  std::cout << "skipped: there is no " << path << "\n";
  return std::nullopt;
}

}  // namespace clauseline::tests
