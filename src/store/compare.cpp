#include "store/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

namespace clauseline::git {
namespace {

/// git's own limit on folders in folders. A hostile push can make more, and they cost stack.
constexpr std::size_t deepest = 2048;

/// More than this in one answer is no review; nested copies of one tree can make billions.
constexpr std::size_t most_entries = 10'000'000;

bool is_tree(const git_tree_entry* entry) {
  return entry != nullptr && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
}

const git_tree_entry* entry_in(const git_tree* tree, std::size_t at) {
  return tree != nullptr ? git_tree_entry_byindex(tree, at) : nullptr;
}

class TreeWalk {
 public:
  TreeWalk(const OpenRepository& repository, const Limits& limits)
      : repository_{repository}, limits_{limits} {}

  /// Merges two folders, whose entries git keeps sorted.
  void compare(const git_tree* before, const git_tree* after, const std::string& folder) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
      const git_tree_entry* old_entry = entry_in(before, i);
      const git_tree_entry* new_entry = entry_in(after, j);
      if (old_entry == nullptr && new_entry == nullptr) return;
      int order = old_entry == nullptr ? 1 : -1;
      if (old_entry != nullptr && new_entry != nullptr)
        order = git_tree_entry_cmp(old_entry, new_entry);
      visit(order <= 0 ? old_entry : nullptr, order >= 0 ? new_entry : nullptr, folder);
      if (order <= 0) ++i;
      if (order >= 0) ++j;
    }
  }

  Difference take() { return std::exchange(found_, {}); }

 private:
  void visit(const git_tree_entry* before, const git_tree_entry* after, const std::string& folder) {
    if (++visited_ > most_entries)
      fail(repository_.name(), fmt::format("more than {} files and folders differ", most_entries),
           "name the paths to look at after --");
    const git_tree_entry* either = before != nullptr ? before : after;
    const std::string path = folder + git_tree_entry_name(either);
    if (is_tree(either)) {
      descend(before, after, path);
    } else if (limits_.take(path)) {
      note(before, path, found_.removed);
      note(after, path, found_.added);
    }
  }

  void descend(const git_tree_entry* before, const git_tree_entry* after, const std::string& path) {
    const bool both = before != nullptr && after != nullptr;
    if (both && git_oid_equal(git_tree_entry_id(before), git_tree_entry_id(after)) == 1) return;
    if (!limits_.may_hold(path)) return;
    if (depth_ == deepest)
      fail(path.substr(0, 100), fmt::format("folders are nested more than {} deep", deepest),
           "no agreement needs that: look who made this commit");
    const TreeHandle old_tree = tree_of(before);
    const TreeHandle new_tree = tree_of(after);
    ++depth_;
    compare(old_tree.get(), new_tree.get(), path + "/");
    --depth_;
  }

  TreeHandle tree_of(const git_tree_entry* entry) const {
    return entry != nullptr ? tree(repository_, *git_tree_entry_id(entry)) : nullptr;
  }

  static void note(const git_tree_entry* entry, const std::string& path, std::vector<Entry>& into) {
    if (entry == nullptr) return;
    const unsigned mode = git_tree_entry_filemode_raw(entry);
    if (is_file(mode)) into.push_back({path, *git_tree_entry_id(entry), mode});
  }

  const OpenRepository& repository_;
  const Limits& limits_;
  Difference found_;
  std::size_t visited_ = 0;
  std::size_t depth_ = 0;
};

void sort_by_path(std::vector<Entry>& entries) {
  std::ranges::stable_sort(entries, {}, &Entry::path);
}

/// Takes out the pairs with the same path, and gives those whose bytes differ.
std::vector<ChangedFile> take_edited(Difference& difference) {
  std::vector<ChangedFile> edited;
  Difference rest;
  auto added = difference.added.begin();
  for (Entry& old_file : difference.removed) {
    while (added != difference.added.end() && added->path < old_file.path)
      rest.added.push_back(std::move(*added++));
    if (added == difference.added.end() || added->path != old_file.path) {
      rest.removed.push_back(std::move(old_file));
      continue;
    }
    if (git_oid_equal(&added->id, &old_file.id) == 0)
      edited.push_back(
          {old_file.path, old_file.path, old_file.path, hex(old_file.id), hex(added->id)});
    ++added;
  }
  rest.added.insert(rest.added.end(), added, difference.added.end());
  difference = std::move(rest);
  return edited;
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Which removed file became an added one with the same bytes. Files that kept their name are
/// paired first, the others in order of path.
class Renames {
 public:
  explicit Renames(const Difference& difference) : old_of_(difference.added.size()) {
    for (const Entry& removed : difference.removed) {
      const std::string id = hex(removed.id);
      by_name_[id + file_name(removed.path)].push_back(&removed);
      by_id_[id].push_back(&removed);
    }
    for (std::size_t i = 0; i < difference.added.size(); ++i) {
      const Entry& added = difference.added[i];
      old_of_[i] = take(by_name_, hex(added.id) + file_name(added.path));
    }
    for (std::size_t i = 0; i < difference.added.size(); ++i)
      if (old_of_[i] == nullptr) old_of_[i] = take(by_id_, hex(difference.added[i].id));
  }

  /// The old file of the added one with this index, or null.
  const Entry* old_of(std::size_t i) const { return old_of_[i]; }
  bool taken(const Entry& removed) const { return taken_.contains(&removed); }

 private:
  using Groups = std::map<std::string, std::deque<const Entry*>>;

  const Entry* take(Groups& groups, const std::string& key) {
    const auto group = groups.find(key);
    if (group == groups.end()) return nullptr;
    auto& candidates = group->second;
    while (!candidates.empty()) {
      const Entry* first = candidates.front();
      candidates.pop_front();
      if (taken_.insert(first).second) return first;
    }
    return nullptr;
  }

  Groups by_name_;
  Groups by_id_;
  std::set<const Entry*> taken_;
  std::vector<const Entry*> old_of_;
};

}  // namespace

Limits::Limits(const OpenRepository& repository, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    paths_.push_back(from_root(repository, path, true));
    if (paths_.back().empty()) {  // the root: everything
      paths_.clear();
      return;
    }
  }
}

bool Limits::take(const std::string& path) const {
  return paths_.empty() || std::ranges::any_of(paths_, [&](const std::string& one) {
           return path == one ||
                  (path.size() > one.size() && path.starts_with(one) && path[one.size()] == '/');
         });
}

bool Limits::may_hold(const std::string& folder) const {
  const std::string start = folder + "/";
  return take(folder) || std::ranges::any_of(paths_, [&](const std::string& one) {
           return one.starts_with(start);
         });
}

Difference difference(const OpenRepository& repository, const git_tree* before,
                      const git_tree* after, const Limits& limits) {
  TreeWalk walk(repository, limits);
  const bool same = before != nullptr && after != nullptr &&
                    git_oid_equal(git_tree_id(before), git_tree_id(after)) == 1;
  if (!same) walk.compare(before, after, "");
  return walk.take();
}

std::vector<Entry> files_in(const OpenRepository& repository, const git_tree* root) {
  return difference(repository, nullptr, root, Limits(repository, {})).added;
}

std::vector<ChangedFile> paired(Difference difference) {
  sort_by_path(difference.removed);
  sort_by_path(difference.added);
  std::vector<ChangedFile> changed = take_edited(difference);
  const Renames renames(difference);
  for (std::size_t i = 0; i < difference.added.size(); ++i) {
    const Entry& added = difference.added[i];
    ChangedFile file{added.path, {}, added.path, {}, hex(added.id)};
    if (const Entry* removed = renames.old_of(i); removed != nullptr) {
      file.old_path = removed->path;
      file.old_id = hex(removed->id);
    }
    changed.push_back(std::move(file));
  }
  for (const Entry& removed : difference.removed)
    if (!renames.taken(removed))
      changed.push_back({removed.path, removed.path, {}, hex(removed.id), {}});
  std::ranges::stable_sort(changed, {}, &ChangedFile::path);
  return changed;
}

}  // namespace clauseline::git
