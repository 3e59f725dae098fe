#pragma once

#include "store/repository.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// One ref that a push moves, makes or deletes on the receiving side.
struct RefUpdate {
  std::string ref;     // "refs/heads/main"
  std::string before;  // 40 hex digits; empty: the ref is new
  std::string after;   // 40 hex digits; empty: the ref is deleted

  bool operator==(const RefUpdate&) const = default;
};

/// What git writes on the standard input of pre-receive: a line `OLD NEW REF` for each ref.
/// Throws Error with the number of the line for what is none.
std::vector<RefUpdate> received_refs(std::string_view lines);

/// What git writes on the standard input of pre-push: `LOCAL-REF NEW REF OLD`.
std::vector<RefUpdate> refs_to_push(std::string_view lines);

/// What git gives the hook update: the words REF OLD NEW.
RefUpdate updated_ref(const std::vector<std::string>& words);

/// What a push makes of the repository, as far as it must be judged once.
struct PushedRange {
  std::vector<std::string> refs;  // those for which this is the same
  std::string before;             // a revision; `empty_tree` where nothing was there before
  std::string after;              // what the refs stand for: a commit, or a tree
  std::string trusted;            // a revision that the push does not bring: whose policy counts
  bool rewritten = false;         // the ref had commits that it has no more
  bool unrelated = false;         // no history is shared with what was there before
};

/// Who asks: the repository that is pushed to, or the one that pushes to this remote.
struct PushSide {
  bool receives = false;
  std::string remote{};  // a name, or an address
};

/// The ranges of a push, in the order of its refs. A ref that was there is compared with what it
/// was; a new one from where it left the default branch (HEAD of the receiving repository), or,
/// in a repository that pushes, from where it left what is known of the remote. Deleted refs, tags
/// of single files and new names for what is known have none. Throws Error for objects that are
/// missing, and where a receiving repository has branches but its HEAD names none of them.
std::vector<PushedRange> pushed_ranges(const Repository& repository,
                                       const std::vector<RefUpdate>& updates, const PushSide& side);

}  // namespace clauseline
