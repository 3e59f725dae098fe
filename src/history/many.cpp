// Many agreements at once. The versions of one path are one piece of work, because neighbours
// share a version; threads take the paths with most of them first.

#include "history/many.hpp"

#include "history/remember.hpp"
#include "text/crew.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

namespace clauseline::history {
namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

const std::string& path_of(const FileStep& file) {
  return file.new_path.empty() ? file.old_path : file.new_path;
}

/// One file as one commit changed it: both lie on the shelf.
struct Task {
  std::size_t file = nothing;
  std::size_t step = nothing;  // nothing: no agreement
};

/// The same, while it is looked at.
struct OpenTask {
  std::size_t place;  // among all tasks
  Commit commit;
  FileStep file;

  const std::string& path() const { return path_of(file); }
};

/// An agreement that went from one path of a commit and came at another is one agreement.
class Renames {
 public:
  explicit Renames(const ManyWalk& walk) : walk_(walk) {}

  void pair(std::vector<FileStep>& files) {
    for (FileStep& added : files)
      if (added.old_path.empty())
        for (FileStep& gone : files)
          if (gone.new_path.empty() && !gone.old_path.empty() && same(gone, added)) {
            added.old_path = std::exchange(gone.old_path, std::string());
            added.old_ids = std::exchange(gone.old_ids, {});
            break;
          }
    std::erase_if(
        files, [](const FileStep& file) { return file.old_path.empty() && file.new_path.empty(); });
  }

 private:
  bool same(const FileStep& gone, const FileStep& added) {
    if (gone.old_ids.size() != 1) return false;
    if (gone.old_ids.front() == added.new_id) return true;
    const auto& id = identity(gone.old_ids.front(), gone.old_path);
    return !id.empty() && id == identity(added.new_id, added.new_path);
  }

  const std::string& identity(const std::string& blob, const std::string& path) {
    const auto [found, is_new] = known_.emplace(blob, std::string());
    if (!is_new || !path.ends_with(".xml")) return found->second;
    if (!reading_) reading_ = walk_.reader();
    try {
      found->second =
          walk_.identity(reading_->bytes({.commit = {}, .path = path, .blob = blob}).bytes());
    } catch (const Error&) {
      found->second.clear();  // who reads the version will say what is wrong with it
    }
    return found->second;
  }

  const ManyWalk& walk_;
  std::optional<Reading> reading_{};
  std::unordered_map<std::string, std::string> known_{};
};

/// All that is to be done, and what came of it.
struct Work {
  std::vector<Task>& tasks;
  Shelf& shelf;

  OpenTask open(std::size_t place) const {
    auto [commit, file] = file_of_commit_from(shelf.at(tasks[place].file));
    return {.place = place, .commit = std::move(commit), .file = std::move(file)};
  }
};

/// Goes through the versions of one path, newest first.
class PathWalker {
 public:
  PathWalker(const ManyWalk& walk, Reading& reading, Work work,
             const std::vector<std::size_t>& places)
      : walk_(walk), reading_(reading), work_(work), places_(places) {}

  void run() {
    for (const std::size_t place : places_)
      run(work_.open(place));
  }

 private:
  using Held = std::unique_ptr<const Version>;

  void run(const OpenTask& task) {
    if (remembered(task)) return;
    Step told;
    try {
      if (!compare(task, told)) return remember(task, {});
    } catch (const Error& error) {
      told = Step{.kind = StepKind::unreadable, .problem = in_one_line(error)};
    }
    told.against.clear();
    // What names a commit is true of no other, and so is what lies between versions.
    auto bytes = to_bytes(told);
    put_away(task, bytes);
    if (told.kind != StepKind::unreadable && !told.past_unreadable)
      remember(task, std::move(bytes));
  }

  void put_away(const OpenTask& task, std::string_view bytes) {
    work_.tasks[task.place].step = work_.shelf.add(bytes);
  }

  /// What the answer hangs on.
  std::string key(const OpenTask& task) const {
    const FileStep& file = task.file;
    return fmt::format("{}\n{}\n{}\n{}\n{}", walk_.settings, file.old_path, file.new_path,
                       fmt::join(file.old_ids, " "), file.new_id);
  }

  /// True if the answer was known. No bytes are the answer for what is no agreement.
  bool remembered(const OpenTask& task) {
    if (!reading_.cache) return false;
    const auto bytes = reading_.cache->find(key(task));
    if (!bytes) return false;
    if (bytes->empty()) return true;
    const bool is_step = step_from(*bytes).has_value();
    if (is_step) put_away(task, *bytes);
    return is_step;
  }

  void remember(const OpenTask& task, std::string bytes) {
    if (reading_.cache) reading_.cache->keep(key(task), std::move(bytes));
  }

  /// False for what is no agreement.
  bool compare(const OpenTask& task, Step& told) {
    const auto& file = task.file;
    auto ids = file.old_ids;
    std::erase_if(ids, [](const std::string& id) { return id.empty(); });
    // What stops being an agreement was one, and that must not go without a word.
    const auto counts = [&](const std::string& id) { return is_agreement(task, id); };
    if ((file.new_id.empty() || !counts(file.new_id)) && std::ranges::none_of(ids, counts))
      return false;
    told.kind = file.new_id.empty() ? StepKind::deleted
                : ids.empty()       ? StepKind::added
                : ids.size() == 1   ? StepKind::changed
                                    : StepKind::merge;
    if (!file.old_path.empty() && file.old_path != task.path()) told.from = file.old_path;
    if (file.new_id.empty()) return true;
    auto after = version(task, file.new_id);
    describe(*after, told);
    std::map<std::string, Held> kept;
    while (!ids.empty()) {
      const std::string id = std::move(ids.back());
      ids.pop_back();
      auto before = readable(task, id);
      if (!before) {
        told.past_unreadable = true;
        for (const std::string& older : before_of(id))
          ids.push_back(older);
        continue;
      }
      Audit audit =
          clauseline::audit(std::move(before), std::move(after), Depth::findings, walk_.by);
      told.against.insert(told.against.begin(), against(audit, 0));
      kept.emplace(id, std::move(audit.before));
      after = std::move(audit.after);
    }
    held_ = std::move(kept);
    if (told.against.empty()) told.kind = StepKind::added;
    settle(told);
    return true;
  }

  /// Null for a version that cannot be read, of which its own step says why.
  Held readable(const OpenTask& task, const std::string& id) {
    try {
      return version(task, id);
    } catch (const Error&) {
      return nullptr;
    }
  }

  /// What the commit that brought these bytes had before.
  std::vector<std::string> before_of(const std::string& id) const {
    for (const std::size_t place : places_)
      if (auto [at, commit, file] = work_.open(place); file.new_id == id) {
        std::erase_if(file.old_ids, [wanted = id](const std::string& one) {
          return one.empty() || one == wanted;
        });
        return std::move(file.old_ids);
      }
    return {};
  }

  bool is_agreement(const OpenTask& task, const std::string& id) {
    if (held_.contains(id)) return true;
    return walk_.is_agreement(task.path(), bytes(task, id).bytes());
  }

  /// What is looked at to see that it is an agreement is read right after, under the same name.
  const Source& bytes(const OpenTask& task, const std::string& id) {
    const std::pair place(task.place, id);
    if (!looked_at_ || looked_at_->first != place)
      looked_at_.emplace(place, reading_.bytes(version_of(task, id)));
    return looked_at_->second;
  }

  static PathVersion version_of(const OpenTask& task, const std::string& id) {
    return {.commit = task.commit, .path = task.path(), .blob = id};
  }

  Held version(const OpenTask& task, const std::string& id) {
    if (const auto found = held_.find(id); found != held_.end()) {
      auto taken = std::move(found->second);
      held_.erase(found);
      return taken;
    }
    return reading_.version(version_of(task, id), bytes(task, id));
  }

  const ManyWalk& walk_;
  Reading& reading_;
  Work work_;
  const std::vector<std::size_t>& places_;
  std::map<std::string, Held> held_{};  // what the version before this one was compared with
  std::optional<std::pair<std::pair<std::size_t, std::string>, Source>> looked_at_{};
};

/// Places of tasks, by path.
using Paths = std::map<std::string, std::vector<std::size_t>>;

/// The tasks of each path, those with most first.
std::vector<std::vector<std::size_t>> in_pieces(Paths paths) {
  std::vector<std::vector<std::size_t>> pieces;
  pieces.reserve(paths.size());
  for (auto& [path, places] : paths)
    pieces.push_back(std::move(places));
  std::ranges::stable_sort(pieces, std::greater<>(), [](const auto& one) { return one.size(); });
  return pieces;
}

/// Goes through all paths, in several threads.
class Crew {
 public:
  Crew(const ManyWalk& walk, Work work, Paths paths)
      : walk_(walk), work_(work), pieces_(in_pieces(std::move(paths))) {}

  void run() {
    share_out(pieces_.size(), walk_.jobs, [this]() -> Worker {
      auto reading = std::make_shared<Reading>(walk_.reader());
      return [this, reading](std::size_t piece) {
        PathWalker(walk_, *reading, work_, pieces_[piece]).run();
        tell(pieces_[piece].size());
      };
    });
  }

 private:
  void tell(std::size_t count) {
    if (!walk_.progress) return;
    const std::lock_guard<std::mutex> one_at_a_time(telling_);
    walk_.progress(done_ += count, work_.tasks.size());
  }

  const ManyWalk& walk_;
  Work work_;
  std::vector<std::vector<std::size_t>> pieces_;
  std::mutex telling_{};
  std::size_t done_ = 0;
};

}  // namespace

ManySteps::ManySteps(const std::function<void(const TakeSteps&)>& commits, const ManyWalk& walk) {
  std::vector<Task> tasks;
  Paths paths;
  Renames renames(walk);
  commits([&](CommitSteps&& one) {
    renames.pair(one.files);
    for (const FileStep& file : one.files) {
      paths[path_of(file)].push_back(tasks.size());
      tasks.push_back({.file = shelf_.add(to_bytes({.commit = one.commit, .file = file}))});
    }
  });
  Crew(walk, {tasks, shelf_}, std::move(paths)).run();
  for (const auto& [file, step] : tasks)
    if (step != nothing) told_.push_back({.file = file, .step = step});
}

void ManySteps::each(const TellStep& tell) const {
  for (const auto& [place, step] : told_) {
    const auto [commit, file] = file_of_commit_from(shelf_.at(place));
    tell({.commit = commit, .path = path_of(file), .blob = file.new_id},
         step_from(shelf_.at(step)).value());
  }
}

}  // namespace clauseline::history
