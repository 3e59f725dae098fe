#include "store/push.hpp"

#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

constexpr std::size_t id_length = 40;

bool is_id(std::string_view word) {
  return word.size() == id_length &&
         word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// An id of nothing but noughts is how git says that there is no such ref.
std::string id_or_nothing(std::string_view word) {
  return word.find_first_not_of('0') == std::string_view::npos ? std::string() : std::string(word);
}

/// Which word of a line is what.
struct Order {
  std::string_view form;  // as a message shows it
  std::size_t ref;
  std::size_t before;
  std::size_t after;
};

constexpr Order of_receive{.form = "OLD NEW REF", .ref = 2, .before = 0, .after = 1};
constexpr Order of_push{.form = "LOCAL-REF NEW REF OLD", .ref = 2, .before = 3, .after = 1};
constexpr Order of_update{.form = "REF OLD NEW", .ref = 0, .before = 1, .after = 2};

[[noreturn]] void refuse(const Location& at, const Order& order) {
  throw Error(
      {.at = at,
       .message = fmt::format("git says {} here, with ids of 40 digits", order.form),
       .hint = "nothing was judged; is another hook in the way that reads or writes this?"});
}

RefUpdate ref_update(std::span<const std::string> words, const Order& order, const Location& at) {
  const std::size_t expected = order.form == of_push.form ? 4 : 3;
  if (words.size() != expected || words[order.ref].empty() || !is_id(words[order.before]) ||
      !is_id(words[order.after]))
    refuse(at, order);
  return {.ref = words[order.ref],
          .before = id_or_nothing(words[order.before]),
          .after = id_or_nothing(words[order.after])};
}

/// The words between single spaces; names of refs hold none.
std::vector<std::string> words_between_spaces(std::string_view line) {
  std::vector<std::string> words;
  while (true) {
    const auto space = line.find(' ');
    words.emplace_back(line.substr(0, space));
    if (space == std::string_view::npos) return words;
    line.remove_prefix(space + 1);
  }
}

std::vector<RefUpdate> read_lines(std::string_view lines, const Order& order) {
  std::vector<RefUpdate> updates;
  for (unsigned number = 1; !lines.empty(); ++number) {
    const auto line = lines.substr(0, lines.find('\n'));
    const Location at{.source = "standard input", .position = {.line = number, .column = 1}};
    // A line without its end was cut off, and nobody knows what else.
    if (line.size() == lines.size()) refuse(at, order);
    updates.push_back(ref_update(words_between_spaces(line), order, at));
    lines.remove_prefix(line.size() + 1);
  }
  return updates;
}

/// Finds from where each ref of a push is judged.
class RangeFinder {
 public:
  RangeFinder(const Repository& repository, const PushSide& side)
      : repository_(repository), side_(side) {}

  /// Nothing for a tag of a single file.
  std::optional<PushedRange> range_of(const RefUpdate& update) {
    const auto after = repository_.version_of(update.after);
    if (!after) return std::nullopt;
    const auto before = update.before.empty() ? std::nullopt : version_before(update);
    PushedRange range = before ? moved(*before, *after) : made(*after);
    range.refs = {update.ref};
    return range;
  }

 private:
  bool is_commit(const std::string& id) const { return repository_.find_commit(id).has_value(); }

  std::optional<std::string> version_before(const RefUpdate& update) const {
    try {
      return repository_.version_of(update.before);
    } catch (const Error&) {
      if (side_.receives) throw;
      throw Error({.at = {.source = update.ref},
                   .message = fmt::format("{} has commits that are not here",
                                          side_.remote.empty() ? "the remote" : side_.remote),
                   .hint = "git fetch brings them; then push again"});
    }
  }

  PushedRange moved(const std::string& before, const std::string& after) const {
    PushedRange range{.refs = {}, .before = before, .after = after, .trusted = before};
    if (!is_commit(before) || !is_commit(after)) return range;
    const auto shared = repository_.find_merge_base(before, after);
    range.rewritten = shared != before;
    return range;
  }

  PushedRange made(const std::string& after) {
    return side_.receives ? made_here(after) : made_there(after);
  }

  PushedRange made_here(const std::string& after) {
    if (!default_branch_) default_branch_ = find_default_branch();
    const std::string& known = *default_branch_;
    PushedRange range{.refs = {}, .before = known, .after = after, .trusted = known};
    if (known == empty_tree || !is_commit(after)) return range;
    const auto shared = repository_.find_merge_base(known, after);
    range.unrelated = !shared;
    if (shared) range.before = *shared;
    return range;
  }

  PushedRange made_there(const std::string& after) const {
    PushedRange range{.refs = {}, .before = empty_tree, .after = after, .trusted = empty_tree};
    if (!is_commit(after)) return range;
    const auto head = repository_.find_commit(fmt::format("refs/remotes/{}/HEAD", side_.remote));
    const auto shared = head ? repository_.find_merge_base(*head, after)
                             : repository_.known_to_remote(after, side_.remote);
    range.unrelated = head && !shared;
    range.before = shared.value_or(head.value_or(empty_tree));
    range.trusted = head.value_or(range.before);
    return range;
  }

  std::string find_default_branch() const {
    if (auto found = repository_.find_commit("HEAD")) return std::move(*found);
    if (repository_.has_branches())
      throw Error({.at = {.source = "HEAD"},
                   .message = "the default branch of this repository has no commit, so that "
                              "nobody can say what a new ref changes",
                   .hint = "git symbolic-ref HEAD refs/heads/NAME, where it is kept, names "
                           "another"});
    return empty_tree;
  }

  const Repository& repository_;
  const PushSide& side_;
  std::optional<std::string> default_branch_{};
};

}  // namespace

std::vector<RefUpdate> received_refs(std::string_view lines) {
  return read_lines(lines, of_receive);
}

std::vector<RefUpdate> refs_to_push(std::string_view lines) { return read_lines(lines, of_push); }

RefUpdate updated_ref(const std::vector<std::string>& words) {
  return ref_update(words, of_update, {.source = "the words of the hook update"});
}

std::vector<PushedRange> pushed_ranges(const Repository& repository,
                                       const std::vector<RefUpdate>& updates,
                                       const PushSide& side) {
  RangeFinder finder(repository, side);
  std::vector<PushedRange> ranges;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (const RefUpdate& update : updates) {
    if (update.after.empty()) continue;
    auto range = finder.range_of(update);
    if (!range || range->before == range->after) continue;
    const auto [found, is_new] =
        known.try_emplace({range->before, range->after, range->trusted}, ranges.size());
    if (is_new)
      ranges.push_back(std::move(*range));
    else
      ranges[found->second].refs.push_back(update.ref);
  }
  return ranges;
}

}  // namespace clauseline
