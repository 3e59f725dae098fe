// Rights are followed from the newest version back. Each typed term of each version belongs to a
// line; two terms that a comparison pairs belong to one, and so two lines that meet become one.

#include "history/timeline.hpp"

#include "history/neighbours.hpp"
#include "terms/describe.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace clauseline::history {
namespace {

using Comparisons = std::vector<std::unique_ptr<const Neighbours>>;

/// What a change is about, in the later version.
using Subject = std::tuple<const Term*, std::string_view, std::string>;

Subject subject_of(const Change& change) { return {change.new_term, change.field, change.asset}; }

class Liner {
 public:
  Liner(const PathHistory& history, const ReadVersion& read)
      : history_(history), versions_(history, read) {
    told_.versions.resize(history.versions.size());
  }

  Timeline run() {
    std::set<std::size_t> skipped_all;
    for (std::size_t place = 0; place < history_.versions.size(); ++place) {
      std::vector<std::size_t> skipped;
      step(place, skipped);
      skipped_all.insert(skipped.begin(), skipped.end());
      if (versions_.at(place) == nullptr && !history_.versions[place].blob.empty())
        skipped_all.insert(place);
      forget(place);
    }
    for (const std::size_t place : skipped_all) {
      told_.unreadable.push_back(place);
      told_.problems.push_back(versions_.problem(place));
    }
    gather();
    return std::move(told_);
  }

 private:
  /// Another version may come to lie where this one was.
  void forget(std::size_t place) {
    if (const Version* version = versions_.at(place))
      for (const Term& term : version->interpretation.terms)
        lines_.erase(&term);
    versions_.let_go(place);
  }

  void step(std::size_t place, std::vector<std::size_t>& skipped) {
    const Version* version = versions_.at(place);
    if (version != nullptr) {
      const Agreement& agreement = version->agreement;
      told_.versions[place] = {.title = agreement.title,
                               .label = agreement.version,
                               .effective = agreement.effective(),
                               .status = agreement.status};
      for (const Term& term : version->interpretation.terms)
        line_of(term, place);
    }
    Comparisons all;
    for (const std::size_t parent : versions_.before(place, skipped)) {
      const Version* before = versions_.at(parent);
      if (before != nullptr && version != nullptr)
        all.push_back(std::make_unique<const Neighbours>(*before, *version));
      else if (before != nullptr)
        end_all(*before, place);
    }
    if (version == nullptr) return;
    join(*version, all);
    for (const Term& term : version->interpretation.terms)
      tell(term, place, all);
    tell_gone(place, all);
  }

  /// The line of a term; a new one where it has none.
  std::size_t line_of(const Term& term, std::size_t place) {
    const auto [found, is_new] = lines_.emplace(&term, told_.rights.size());
    if (!is_new) return root(found->second);
    told_.rights.push_back({.right = std::string(term.right->name),
                            .term = term.id,
                            .clause = term.clause->label(),
                            .stands = place == 0 && term.active()});
    joined_.push_back(joined_.size());
    return found->second;
  }

  std::size_t root(std::size_t line) {
    while (joined_[line] != line)
      line = joined_[line] = joined_[joined_[line]];
    return line;
  }

  void unite(std::size_t one, std::size_t other) {
    one = root(one);
    other = root(other);
    joined_[std::max(one, other)] = std::min(one, other);
  }

  void join(const Version& version, const Comparisons& all) {
    for (const auto& neighbours : all) {
      std::set<const Term*> taken;
      for (const Term& term : version.interpretation.terms)
        join(term, neighbours->before(term), taken);
    }
  }

  /// A term that was split goes on in the first of its parts; the others begin.
  void join(const Term& term, const std::vector<const Term*>& olds, std::set<const Term*>& taken) {
    const auto line = lines_.at(&term);
    for (const Term* before : olds) {
      if (!taken.insert(before).second) continue;
      const auto [found, is_new] = lines_.emplace(before, root(line));
      if (!is_new) unite(found->second, line);
    }
  }

  void tell(const Term& term, std::size_t place, const Comparisons& all) {
    const auto line = lines_.at(&term);
    const bool is_new = std::ranges::all_of(
        all, [&](const auto& neighbours) { return neighbours->before(term).empty(); });
    if (is_new) {
      if (term.piece != 0) return;
      add(line, {.version = place,
                 .event = term.active() ? RightEvent::began : RightEvent::ended,
                 .term = term.id,
                 .after = describe(term)});
      return;
    }
    for (const Change& change : all.front()->changes()) {
      if (change.new_term != &term || change.old_term == nullptr) continue;
      if (everywhere(subject_of(change), all)) add(line, told(change, place));
    }
  }

  static bool everywhere(const Subject& subject, const Comparisons& all) {
    return std::ranges::all_of(all, [&](const auto& neighbours) {
      return std::ranges::any_of(neighbours->changes(), [&](const Change& change) {
        return subject_of(change) == subject;
      });
    });
  }

  /// A right that ceased is still written down, but it ended.
  static RightMove told(const Change& change, std::size_t place) {
    RightMove move{.version = place,
                   .event = RightEvent::moved,
                   .term = change.new_term->id,
                   .field = std::string(change.field),
                   .asset = change.asset,
                   .before = change.before,
                   .after = change.after};
    if (change.field.empty() && change.move == Move::removed) move.event = RightEvent::ended;
    if (change.field.empty() && change.move == Move::added) move.event = RightEvent::began;
    return move;
  }

  void tell_gone(std::size_t place, const Comparisons& all) {
    if (all.empty()) return;
    const auto same = [](const Term& a, const Term& b) {
      return a.right == b.right && a.id == b.id && a.piece == b.piece;
    };
    for (const auto& neighbours : all)
      for (const Term* gone : neighbours->gone()) {
        if (gone->piece != 0 || !gone->active()) continue;
        const auto is_same = [&](const Term* other) { return same(*gone, *other); };
        const bool everywhere = std::ranges::all_of(
            all, [&](const auto& one) { return std::ranges::any_of(one->gone(), is_same); });
        const auto line = line_of(*gone, place + 1);
        const RightMove move{.version = place,
                             .event = RightEvent::ended,
                             .term = gone->id,
                             .before = describe(*gone)};
        if (!everywhere) dropped_.emplace_back(line, move);
        if (everywhere && neighbours == all.front()) add(line, move);
        if (everywhere && neighbours != all.front())
          unite(line, line_of(**std::ranges::find_if(all.front()->gone(), is_same), place + 1));
      }
  }

  void end_all(const Version& before, std::size_t place) {
    for (const Term& term : before.interpretation.terms)
      if (const auto line = line_of(term, place + 1); term.piece == 0 && term.active())
        add(line, {.version = place,
                   .event = RightEvent::ended,
                   .term = term.id,
                   .before = describe(term)});
  }

  void add(std::size_t line, RightMove move) { moves_.emplace_back(line, std::move(move)); }

  /// Puts the moves into the lines, oldest first, and leaves out lines that became part of others.
  void gather() {
    std::ranges::reverse(moves_);
    for (auto& [line, move] : moves_)
      told_.rights[root(line)].moves.push_back(std::move(move));
    for (auto& [line, move] : dropped_) {
      RightLine& told = told_.rights[root(line)];
      const bool ended =
          std::ranges::find(told.moves, RightEvent::ended, &RightMove::event) != told.moves.end();
      if (!told.stands && !ended && !told.moves.empty()) told.moves.push_back(std::move(move));
    }
    std::erase_if(told_.rights, [](const RightLine& line) { return line.moves.empty(); });
  }

  const PathHistory& history_;
  Versions versions_;
  Timeline told_{};
  std::unordered_map<const Term*, std::size_t> lines_{};
  std::vector<std::size_t> joined_{};
  std::vector<std::pair<std::size_t, RightMove>> moves_{};
  /// Ends at merges which one of the sides never had. They count where no commit of that side says
  /// why: then the merge dropped the right.
  std::vector<std::pair<std::size_t, RightMove>> dropped_{};
};

}  // namespace

std::string_view to_text(RightEvent event) {
  constexpr std::array<std::string_view, 3> names{"began", "moved", "ended"};
  return names.at(static_cast<std::size_t>(event));
}

Timeline timeline(const PathHistory& history, const ReadVersion& read) {
  return Liner(history, read).run();
}

}  // namespace clauseline::history
