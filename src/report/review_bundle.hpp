#pragma once

#include "report/format.hpp"
#include "report/verification.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What an auditor is given: a report, what it was made of, and the history that proves it, in one
/// ZIP that needs no repository.
namespace clauseline::reports {

/// A file of a bundle.
struct BundleFile {
  std::string path;  // "reviews/deal/1f3c.../d-1.xml"
  std::string bytes{};
  std::string about{};  // what it is, for people

  bool operator==(const BundleFile&) const = default;
};

/// Names of files that every bundle has.
inline constexpr auto index_file = "index.json";
inline constexpr auto report_file = "report.json";
inline constexpr auto history_file = "history.bundle";

/// Where a file of a repository lies in a bundle, below a folder of it: names stay where any system
/// can unpack them, else their bytes are written %XX.
std::string path_in_bundle(std::string_view folder, std::string_view path);

/// The files of the bundle of a report that the gate made: the report, its checklist, what was
/// gathered with it, and first an index of all that answers what auditors ask. Throws Error where
/// two files would have one name.
std::vector<BundleFile> review_bundle(const Report& report, std::vector<BundleFile> gathered);

/// The same files give the same bytes. Throws Error where libzip is missing.
std::string packed(const std::vector<BundleFile>& files);

/// True for bytes that begin as a bundle does.
bool is_review_bundle(std::string_view bytes);

/// The files of a bundle. Throws Error for what this program did not pack so.
std::vector<BundleFile> unpacked_bundle(const Source& bundle);

/// The file with this path, or null.
const BundleFile* find_file(const std::vector<BundleFile>& files, std::string_view path);

/// In what the files of a bundle are not those that its index lists. Throws Error where the index
/// is missing, or none that this program reads.
std::vector<Mismatch> mismatches_with_index(const Source& bundle,
                                            const std::vector<BundleFile>& files);

/// In what the files of a bundle are not those that were made again. `commit` is the one whose
/// ledger they hold.
std::vector<Mismatch> mismatches(const std::vector<BundleFile>& bundled,
                                 const std::vector<BundleFile>& made, std::string_view commit);

}  // namespace clauseline::reports
