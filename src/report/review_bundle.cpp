// A bundle as files, its index, and how two of them differ.

#include "report/review_bundle.hpp"

#include "ledger/decision.hpp"
#include "office/package.hpp"
#include "report/bundle_index.hpp"
#include "report/manifest_json.hpp"
#include "report/review.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace clauseline::reports {
namespace {

bool is_plain(std::string_view step) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.% ";
  return !step.empty() && step != "." && step != ".." &&
         step.find_first_not_of(plain) == std::string_view::npos;
}

[[noreturn]] void refuse(const Source& bundle, std::string message) {
  throw Error({.at = {.source = bundle.name()},
               .message = fmt::format("this is no bundle of a review: {}", message),
               .hint = "it was cut off or changed, or is something else; clauseline review export "
                       "makes one"});
}

/// What the index says of a file.
struct Listed {
  std::string digest;
  std::size_t bytes = 0;
};

std::map<std::string, Listed> listed_in(const Source& index) {
  std::map<std::string, Listed> listed;
  try {
    const auto all = Json::parse(index.bytes(), refusing_depth(index));
    if (all.at("schema") != bundle_schema)
      refuse(index, fmt::format("its index is of another kind than {}", bundle_schema));
    for (const Json& one : all.at("files"))
      listed.emplace(one.at("file").get<std::string>(), Listed{one.at("sha256").get<std::string>(),
                                                               one.at("bytes").get<std::size_t>()});
  } catch (const Json::exception& error) {
    refuse(index, fmt::format("its index cannot be read: {}", visible_line(error.what())));
  }
  return listed;
}

std::string measured(const BundleFile& file) {
  return fmt::format("{} bytes, sha256 {}", file.bytes.size(), sha256(file.bytes));
}

/// What a file of a bundle should be, for who reads that it is not.
std::string should_be(std::string_view path, std::string_view commit) {
  if (path.starts_with("reviews/")) return fmt::format("the ledger of commit {}", commit);
  if (path.starts_with("house/")) return "what the house had at the base";
  if (path.starts_with("old/") || path.starts_with("new/"))
    return "the version as its commit holds it";
  return "what is made of the history";
}

/// What two files of one name differ in.
void compare(const BundleFile& bundled, const BundleFile& made, std::string_view commit,
             std::vector<Mismatch>& found) {
  if (bundled.bytes == made.bytes) return;
  const bool is_made = made.path.ends_with(".json") || made.path.ends_with(".html");
  if (!is_made) {
    found.push_back({.where = made.path,
                     .reported = measured(bundled),
                     .made = fmt::format("{}: {}", should_be(made.path, commit), measured(made))});
    return;
  }
  for (Mismatch& one : mismatches(Source(bundled.path, bundled.bytes), made.bytes)) {
    one.where = fmt::format("{}, {}", made.path, one.where);
    found.push_back(std::move(one));
  }
}

}  // namespace

std::string path_in_bundle(std::string_view folder, std::string_view path) {
  std::string made(folder);
  while (true) {
    const auto step = path.substr(0, path.find('/'));
    made += fmt::format("/{}", is_plain(step) ? std::string(step) : path_part(step));
    if (step.size() == path.size()) return made;
    path.remove_prefix(step.size() + 1);
  }
}

std::vector<BundleFile> review_bundle(const Report& report, std::vector<BundleFile> gathered) {
  const ReviewPage page{.report = &report, .findings = in_order_of_review(report)};
  std::vector<BundleFile> files{
      {report_file, json(report), "the report, for programs: the evidence record"},
      {"report.html", html(report), "the same report, to read and to print"},
      {"checklist.html", checklist_html(page), "each finding, with what was decided"}};
  for (BundleFile& file : gathered)
    files.push_back(std::move(file));
  std::set<std::string_view> names;
  for (const BundleFile& file : files)
    if (!names.insert(file.path).second)
      throw Error({.at = {.source = file.path},
                   .message = "two files of the repository would have this name in the bundle",
                   .hint = "rename one of them"});
  files.insert(files.begin(),
               {"index.html", index_html(report, files), "where what auditors ask is answered"});
  files.insert(files.begin(), {index_file, index_json(report, files),
                               "the same for programs, with the digest of every other file"});
  return files;
}

std::string packed(const std::vector<BundleFile>& files) {
  if (files.size() > office::most_strict_parts)
    throw Error({.at = {.source = std::string(ledger_folder)},
                 .message = fmt::format("the bundle would have {} files, and verify reads {} at "
                                        "most",
                                        files.size(), office::most_strict_parts),
                 .hint = "give the auditor a clone and the report: clauseline verify REPORT"});
  std::vector<office::Part> parts;
  parts.reserve(files.size());
  for (const BundleFile& file : files)
    parts.push_back({file.path, file.bytes});
  return office::packed(parts);
}

bool is_review_bundle(std::string_view bytes) {
  return office::begins_with_part(bytes, index_file);
}

std::vector<BundleFile> unpacked_bundle(const Source& bundle) {
  std::vector<BundleFile> files;
  try {
    for (auto& [name, bytes] : office::unpacked_strictly(bundle.bytes()))
      files.push_back({.path = std::move(name), .bytes = std::move(bytes)});
  } catch (const Error& error) {
    const auto& problem = error.problems().front();
    if (problem.at.source != office::package_name) throw;  // libzip is missing
    refuse(bundle, problem.message);
  }
  for (const char* name : {index_file, report_file, history_file})
    if (find_file(files, name) == nullptr) refuse(bundle, fmt::format("it has no {}", name));
  return files;
}

const BundleFile* find_file(const std::vector<BundleFile>& files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &BundleFile::path);
  return found == files.end() ? nullptr : &*found;
}

std::vector<Mismatch> mismatches_with_index(const Source& bundle,
                                            const std::vector<BundleFile>& files) {
  const Source index(fmt::format("{}, {}", bundle.name(), index_file),
                     find_file(files, index_file)->bytes);
  const auto listed = listed_in(index);
  std::vector<Mismatch> found;
  for (const BundleFile& file : files) {
    if (file.path == index_file) continue;
    const auto one = listed.find(file.path);
    if (one == listed.end())
      found.push_back({file.path, measured(file), "does not list it"});
    else if (one->second.digest != sha256(file.bytes) || one->second.bytes != file.bytes.size())
      found.push_back({file.path, measured(file),
                       fmt::format("{} bytes, sha256 {}", one->second.bytes, one->second.digest)});
  }
  for (const auto& [name, one] : listed)
    if (find_file(files, name) == nullptr)
      found.push_back({name, "", fmt::format("{} bytes, sha256 {}", one.bytes, one.digest)});
  return found;
}

std::vector<Mismatch> mismatches(const std::vector<BundleFile>& bundled,
                                 const std::vector<BundleFile>& made, std::string_view commit) {
  std::vector<Mismatch> found;
  const auto is_index = [](const BundleFile& file) { return file.path.starts_with("index."); };
  for (const BundleFile& file : made) {
    if (is_index(file)) continue;
    if (const auto* match = find_file(bundled, file.path))
      compare(*match, file, commit, found);
    else
      found.push_back(
          {file.path, "", fmt::format("{}: {}", should_be(file.path, commit), measured(file))});
  }
  for (const BundleFile& file : bundled)
    if (find_file(made, file.path) == nullptr)
      found.push_back(
          {file.path, measured(file),
           fmt::format("no such file: it is no part of {}", should_be(file.path, commit))});
  if (!found.empty()) return found;  // the index differs by them, too
  for (const BundleFile& file : made)
    if (is_index(file))
      if (const auto* match = find_file(bundled, file.path)) compare(*match, file, commit, found);
  const bool same_order =
      std::ranges::equal(bundled, made, {}, &BundleFile::path, &BundleFile::path);
  if (found.empty() && !same_order)
    found.push_back({"the files", "are packed in another order", "as the index lists them"});
  return found;
}

}  // namespace clauseline::reports
