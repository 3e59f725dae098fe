#include "diff/change.hpp"
#include "diff/match_terms.hpp"
#include "merge/meanings.hpp"
#include "merge/places.hpp"
#include "terms/term.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace clauseline::merge {
namespace {

/// A right that a side changed: as it was and as it is, and what of it moved to where.
struct Touched {
  const Term* before = nullptr;
  const Term* after = nullptr;
  std::set<std::string> fields{};
  std::set<std::string> moves{};
  const Term* term = nullptr;  // the later of the two that there is
};

/// A side compared with the base.
struct Compared {
  Compared(const Side& of, const Interpretation& base)
      : side(of), now(interpret(of.version.agreement)), changes(compare(base, now, nullptr)) {
    for (const Change& one : changes.changes)
      if (one.right != nullptr && one.right->part != "meta" && one.term() != nullptr) touch(one);
  }
  Compared(const Compared&) = delete;
  Compared& operator=(const Compared&) = delete;
  ~Compared() = default;

  void touch(const Change& change) {
    const auto of_same = [&](const Touched& one) {
      return one.before == change.old_term && one.after == change.new_term;
    };
    auto found = std::ranges::find_if(touched, of_same);
    if (found == touched.end())
      found = touched.insert(
          found, {.before = change.old_term, .after = change.new_term, .term = change.term()});
    if (!change.field.empty()) found->fields.emplace(change.field);
    found->moves.insert(fmt::format("{}: {} > {}", change.field, change.before, change.after));
  }

  Side side;
  Interpretation now;
  Comparison changes;
  std::vector<Touched> touched{};
};

bool is_same(const Touched& ours, const Touched& theirs) {
  if (ours.before != nullptr && theirs.before != nullptr)
    return ours.before->fact == theirs.before->fact;
  return ours.after != nullptr && theirs.after != nullptr && !ours.after->id.empty() &&
         ours.after->id == theirs.after->id;
}

/// The assets that both are about, one of them for the message; or empty.
std::string shared_asset(const Touched& ours, const Register& our_things, const Touched& theirs,
                         const Register& their_things) {
  if (ours.term->right != theirs.term->right || ours.term->right->over.empty()) return {};
  const auto there = cells(*theirs.term, their_things);
  for (const std::string& asset : cells(*ours.term, our_things))
    if (there.contains(asset)) return asset;
  return {};
}

class Rights {
 public:
  Rights(Plan& plan, const Versions& versions)
      : plan_(plan),
        base_(interpret(versions.base.agreement)),
        ours_(BothSides(plan, versions).ours, base_),
        theirs_(BothSides(plan, versions).theirs, base_) {}

  void note() {
    for (const Touched& our : ours_.touched)
      for (const Touched& their : theirs_.touched)
        note(our, their);
    note_definitions(ours_, theirs_);
    note_definitions(theirs_, ours_);
  }

 private:
  void note(const Touched& our, const Touched& their) {
    const std::string about(our.term->right->about);
    if (is_same(our, their)) {
      if (our.moves != their.moves)
        tell(our, their,
             fmt::format("{} changed by both: ours {}, theirs {}", about, fields(our),
                         fields(their)));
      return;
    }
    const auto asset = shared_asset(our, ours_.now.things, their, theirs_.now.things);
    if (!asset.empty())
      tell(our, their,
           fmt::format("{} over {} changed by both: ours {}, theirs {}", about, asset, our.term->id,
                       their.term->id));
  }

  static std::string fields(const Touched& one) {
    if (one.before == nullptr) return "added it";
    if (one.after == nullptr) return "took it out";
    return one.fields.empty() ? "its status" : fmt::format("{}", fmt::join(one.fields, " and "));
  }

  /// At the term, as ours has it; else as theirs has it.
  void tell(const Touched& our, const Touched& their, const std::string& what) {
    const Compared& side = our.after == nullptr ? theirs_ : ours_;
    const Term* term = our.after == nullptr ? their.after : our.after;
    if (term != nullptr) tell(side, term->at(), what);
  }

  void tell(const Compared& side, const Position& place, const std::string& what) {
    const int node = side.side.version.node_at(place);
    if (node < 0) return;
    auto& notices = plan_.items[static_cast<std::size_t>(told_at(side.side, node))].if_clean;
    if (std::ranges::find(notices, what) == notices.end()) notices.push_back(what);
  }

  /// Definitions that one side changed, and the provisions that the other changed and that use
  /// them.
  void note_definitions(const Compared& one, const Compared& other) {
    for (const ClauseChange& definition : one.changes.clauses) {
      const Clause* now = definition.after();
      const bool changed = definition.edited && !definition.typographic && !definition.followed;
      if (now == nullptr || now->kind != ClauseKind::definition || !changed) continue;
      if (is_in(other, *now)) continue;
      for (const ClauseChange& user : other.changes.clauses)
        if (user.after() != nullptr && (user.added() || user.edited) && uses(*user.after(), *now))
          tell(other, user.after()->at,
               fmt::format("{} changed the definition {}, which the words that {} changed use",
                           one.side.name, now->label(), other.side.name));
    }
  }

  static bool uses(const Clause& clause, const Clause& definition) {
    return clause.id != definition.id && std::ranges::any_of(clause.marks, [&](const Mark& mark) {
             return mark.kind == MarkKind::term && mark.target == definition.id;
           });
  }

  /// The other side made the same of the definition.
  static bool is_in(const Compared& other, const Clause& definition) {
    return std::ranges::any_of(other.changes.clauses, [&](const ClauseChange& one) {
      return one.after() != nullptr && one.after()->id == definition.id &&
             fold(one.after()->own_text()) == fold(definition.own_text());
    });
  }

  Plan& plan_;
  Interpretation base_;
  Compared ours_;
  Compared theirs_;
};

}  // namespace

void note_rights(Plan& plan, const Versions& versions) { Rights(plan, versions).note(); }

}  // namespace clauseline::merge
