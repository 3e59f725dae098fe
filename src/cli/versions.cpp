#include "cli/versions.hpp"

#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "model/read.hpp"
#include "store/file.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "xml/root_name.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace clauseline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view without_markup[] = {".md", ".markdown", ".txt"};

/// One word that looks like no file is a commit.
bool names_commit(const std::vector<std::string>& words) {
  if (words.size() != 1) return false;
  const std::string& word = words.front();
  const bool like_file = word == "-" || word.ends_with(".xml") || is_there(word) ||
                         std::ranges::any_of(without_markup, [&](std::string_view suffix) {
                           return word.ends_with(suffix);
                         });
  return !like_file && word.find(':') == std::string::npos;
}

/// True if the name of a file leaves open that it is an agreement: XML anywhere, Markdown and
/// text in the folder of agreements, where a README is none.
bool may_be_agreement(const std::string& path, const std::string& folder) {
  if (path.ends_with(".xml")) return true;
  if (!path.starts_with(folder) || fs::path(path).stem() == "README") return false;
  return std::ranges::any_of(without_markup,
                             [&](std::string_view suffix) { return path.ends_with(suffix); });
}

/// A file that stops being an agreement is one that is gone, and one that becomes an agreement is
/// a new one.
void leave_out_others(BlobPair& pair, const std::string& folder) {
  for (auto* side : {&pair.before, &pair.after})
    if (*side && !is_agreement(pair.path, (*side)->source.bytes(), folder)) side->reset();
}

std::string agreement_id(const std::optional<Blob>& blob) {
  return blob ? xml::root_name(blob->source.bytes()).id : std::string();
}

/// An agreement is known by its id, not by its path: one that went from one path and came at
/// another is one agreement.
void pair_renamed(std::vector<BlobPair>& pairs) {
  for (BlobPair& added : pairs) {
    const auto id = added.before ? std::string() : agreement_id(added.after);
    if (id.empty()) continue;
    const auto removed = std::ranges::find_if(pairs, [&](const BlobPair& pair) {
      return !pair.after && pair.before && agreement_id(pair.before) == id;
    });
    if (removed == pairs.end()) continue;
    added.before = std::exchange(removed->before, std::nullopt);
    added.old_path = removed->old_path;
  }
  std::erase_if(pairs, [](const BlobPair& pair) { return !pair.before && !pair.after; });
}

}  // namespace

bool names_range(const std::string& word) {
  return word.find("..") != std::string::npos && word.find(':') == std::string::npos &&
         !word.starts_with("../") && !word.starts_with("./") && !is_there(word);
}

Range named_range(const std::string& word, const Repository& repository) {
  const auto dots = word.find("..");
  const bool three = word.compare(dots, 3, "...") == 0;
  const auto end_of = [](const std::string& end) { return end.empty() ? "HEAD" : end; };
  Range range{.before = end_of(word.substr(0, dots)),
              .after = end_of(word.substr(dots + (three ? 3 : 2)))};
  range.house = range.before;
  if (three) range.before = repository.merge_base(range.before, range.after);
  return range;
}

bool is_agreement(const std::string& path, std::string_view bytes, const std::string& folder) {
  if (!may_be_agreement(path, folder)) return false;
  if (path.starts_with(folder)) return true;
  const auto root = xml::root_name(bytes);
  return dialect_of(root.local_name, root.name_space) != nullptr;
}

Repository& VersionFinder::repository() {
  if (repository_) return *repository_;
  repository_.emplace(Repository::open(request_.repository));
  if (request_.held)
    for (const auto& [name, id] : request_.held->revisions)
      repository_->pin(name, id);
  return *repository_;
}

/// Whether a word names a file and not one in a revision.
bool VersionFinder::names_file(const std::string& word) const {
  return request_.held ? request_.held->files.contains(word) : is_there(word);
}

Blob VersionFinder::held(const std::string& name) const {
  Blob blob{.source = Source(name, request_.held->files.at(name))};
  blob.id = blob_id(blob.source.bytes());
  return blob;
}

Blob VersionFinder::named(const std::string& name) {
  if (request_.held && names_file(name)) return held(name);
  if (!request_.held && name == "-" && std::exchange(input_taken_, true))
    throw Error({.at = {.source = "-"},
                 .message = "standard input can be only one of the versions",
                 .hint = "name the other by its file or revision"});
  const auto colon = name.find(':');
  if (request_.held && (colon == std::string::npos || colon == 0))
    throw Error({.at = {.source = name},
                 .message = "this lies in no commit, and the report tells no bytes of it",
                 .hint = "somebody changed the report; make it anew"});
  if (!request_.held && (name == "-" || is_there(name) || colon == std::string::npos)) {
    Blob blob{.source = read_file(name)};
    blob.id = blob_id(blob.source.bytes());
    return blob;
  }
  if (colon == 0) return repository().staged(name.substr(1));
  return repository().at(name.substr(0, colon), name.substr(colon + 1));
}

bool VersionFinder::is_range() const {
  if (range_ || request_.held) return range_.has_value();
  return request_.staged || request_.words.empty() || names_range(request_.words.front()) ||
         names_commit(request_.words);
}

std::vector<std::string> VersionFinder::revisions() {
  std::vector<std::string> names;
  const auto add = [&names](const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  const auto add_of = [&](const std::string& word) {
    if (!names_file(word) && word.find(':') != std::string::npos)
      add(word.substr(0, word.find(':')));
  };
  if (is_range()) {
    for (const std::string& end : {range().before, range().after, range().house})
      add(end);
  } else {
    std::ranges::for_each(request_.words, add_of);
    add(revision_of_house().value_or(""));
  }
  if (!request_.policy.empty()) add_of(request_.policy);
  std::ranges::for_each(request_.detectors, add_of);
  return names;
}

const Range& VersionFinder::range() {
  if (!range_) range_ = named_range();
  return *range_;
}

Range VersionFinder::named_range() {
  if (request_.staged || request_.words.empty()) return {.before = "HEAD", .house = "HEAD"};
  const std::string& word = request_.words.front();
  if (!names_range(word)) {
    const auto parent = repository().first_parent(word);
    return {.before = parent, .after = word, .house = parent};
  }
  return cli::named_range(word, repository());
}

std::vector<BlobPair> VersionFinder::pairs(const std::string& folder) {
  const Range& ends = range();
  auto found = ends.after.empty() ? against_head(folder) : between(ends, folder);
  if (request_.paths.empty())
    for (BlobPair& pair : found)
      leave_out_others(pair, folder);
  pair_renamed(found);
  if (ends.held_only) std::erase_if(found, [](const BlobPair& pair) { return !pair.after; });
  return found;
}

/// That costs as many comparisons as there are commits, so only where a report says it.
bool VersionFinder::tells_by_clause() const {
  return std::ranges::any_of(outputs(request_),
                             [](const Output& one) { return one.format->by_clause; });
}

CircumstanceFinder& VersionFinder::circumstances(const Dialect* dialect) {
  if (circumstances_) return *circumstances_;
  const Range& ends = range();
  const auto changed = !ends.after.empty() ? repository().changed_files(ends.before, ends.after, {})
                       : request_.staged   ? repository().changed_in_index({})
                                           : repository().changed_in_work_tree({});
  circumstances_.emplace(repository(), ends, changed, dialect);
  if (tells_by_clause()) circumstances_->tell_by_clause();
  return *circumstances_;
}

Circumstances VersionFinder::circumstances(const Version& before, const Version& after,
                                           const Dialect* dialect) {
  const auto path_of = [this](const Evidence& evidence) {
    const auto path = evidence.source.substr(evidence.source.find(':') + 1);
    return path.starts_with(".") ? repository().path_from_root(path) : path;
  };
  if (before.evidence.commit.empty() || after.evidence.commit.empty()) return {};
  const Range ends{.before = before.evidence.revision,
                   .after = after.evidence.revision,
                   .house = before.evidence.commit};
  CircumstanceFinder finder(repository(), ends,
                            repository().changed_files(ends.before, ends.after, {}), dialect);
  if (tells_by_clause()) finder.tell_by_clause();
  return finder.of(&before, path_of(before.evidence), &after, path_of(after.evidence));
}

Blob VersionFinder::blob_of(const std::string& id, const std::string& name,
                            const std::string& revision) {
  return {.source = repository().read(id, name),
          .revision = revision,
          .commit = revision.empty() ? "" : repository().find_commit(revision).value_or(""),
          .id = id};
}

std::vector<BlobPair> VersionFinder::between(const Range& ends, const std::string& folder) {
  std::vector<BlobPair> pairs;
  for (const ChangedFile& file :
       repository().changed_files(ends.before, ends.after, request_.paths)) {
    if (request_.paths.empty() && !may_be_agreement(file.path, folder)) continue;
    BlobPair pair{.path = file.path, .old_path = file.old_path};
    if (!file.old_path.empty())
      pair.before = blob_of(file.old_id, ends.before + ":" + file.old_path, ends.before);
    if (!file.new_path.empty())
      pair.after = blob_of(file.new_id, ends.after + ":" + file.new_path, ends.after);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

std::vector<BlobPair> VersionFinder::against_head(const std::string& folder) {
  const auto files = request_.staged ? repository().changed_in_index(request_.paths)
                                     : repository().changed_in_work_tree(request_.paths);
  std::vector<BlobPair> pairs;
  for (const ChangedFile& file : files) {
    if (request_.paths.empty() && !may_be_agreement(file.path, folder)) continue;
    BlobPair pair{.path = file.path, .old_path = file.old_path};
    if (!file.old_path.empty()) pair.before = blob_of(file.old_id, "HEAD:" + file.old_path, "HEAD");
    if (!file.new_path.empty() && request_.staged)
      pair.after = blob_of(file.new_id, ":" + file.new_path, "");
    if (!file.new_path.empty() && !request_.staged) {
      const Source read = read_file(repository().work_tree() + file.new_path);
      pair.after =
          Blob{.source = Source(file.new_path, std::string(read.bytes())), .id = file.new_id};
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

std::vector<std::pair<std::string, std::string>> VersionFinder::agreement_ids(
    const std::string& folder) {
  const auto revision = range().after.empty() ? std::string("HEAD") : range().after;
  std::vector<std::pair<std::string, std::string>> found;
  for (const Blob& blob :
       repository().all_below(revision, folder.substr(0, folder.size() - 1), ".xml"))
    found.emplace_back(agreement_id(blob), blob.source.name().substr(revision.size() + 1));
  return found;
}

std::optional<BlobPair> VersionFinder::pair_of_ledger(const std::string& part,
                                                      const std::string& folder) {
  const Range& ends = range();
  const auto revision = ends.after.empty() ? "HEAD" : ends.after;
  for (const std::string& end : {revision, ends.before})
    for (Blob& blob : repository().all_below(end, folder.substr(0, folder.size() - 1), ".xml")) {
      if (path_part(agreement_id(blob)) != part) continue;
      const auto path = blob.source.name().substr(end.size() + 1);
      BlobPair pair{.path = path, .old_path = path};
      pair.before = repository().find_at(ends.before, path);
      pair.after = repository().find_at(revision, path);
      return pair;
    }
  return std::nullopt;
}

Evidence evidence_of(const Blob& blob) {
  return {.source = blob.source.name(),
          .revision = blob.revision,
          .commit = blob.commit,
          .blob = blob.id,
          .digest = sha256(blob.source.bytes())};
}

std::unique_ptr<const Version> read_version(const Blob& blob, const Dialect* dialect) {
  return std::make_unique<const Version>(evidence_of(blob), read_agreement(blob.source, dialect));
}

}  // namespace clauseline::cli
