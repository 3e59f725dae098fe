#include "report/listing.hpp"

#include <algorithm>
#include <utility>

namespace clauseline::reports {
namespace {

class Lister {
 public:
  Lister(const Places& places, std::vector<const Entry*> entries, std::vector<Showing> showings)
      : places_(places), entries_(std::move(entries)), showings_(std::move(showings)) {}

  std::vector<Line> run() {
    if (std::ranges::find(showings_, Showing::whole) == showings_.end()) return {};
    mark_context();
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (showings_[i] != Showing::left_out) show(i);
    leave_out(entries_.size(), nullptr);
    return std::move(lines_);
  }

 private:
  /// Of what is not shown whole, only the nearest neighbours of what is stay as context.
  void mark_context() {
    std::vector<bool> beside(entries_.size(), false);
    std::vector<std::size_t> open;  // the last entry of every level around the next one
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const int depth = entries_[i]->depth;
      while (!open.empty() && entries_[open.back()]->depth > depth)
        open.pop_back();
      if (!open.empty() && entries_[open.back()]->depth == depth) {
        const auto before = std::exchange(open.back(), i);
        if (showings_[i] == Showing::whole) beside[before] = true;
        if (showings_[before] == Showing::whole) beside[i] = true;
      } else {
        open.push_back(i);
      }
    }
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (showings_[i] == Showing::context && !beside[i]) showings_[i] = Showing::left_out;
  }

  void show(std::size_t place) {
    const Entry& entry = *entries_[place];
    leave_out(place, &entry);
    if (!is_around_known(entry))
      lines_.push_back(
          {.kind = LineKind::under, .entry = &entry, .path = places_.path(*entry.clause)});
    add(entry, showings_[place]);
    next_ = place + 1;
  }

  void add(const Entry& entry, Showing showing) {
    const auto kind = entry.pointer                 ? LineKind::pointer
                      : showing == Showing::context ? LineKind::context
                                                    : LineKind::whole;
    lines_.push_back({.kind = kind, .entry = &entry});
    last_ = &entry;
  }

  /// A gap from where the list has come to, without what the next line names as around it. A
  /// single clause takes no more room than the gap would.
  void leave_out(std::size_t end, const Entry* next) {
    std::vector<const ClauseChange*> named;
    if (next != nullptr && !is_around_known(*next)) named = around(*next);
    std::vector<const Entry*> hidden;
    for (auto i = next_; i < end; ++i)
      if (std::ranges::find(named, entries_[i]->change) == named.end())
        hidden.push_back(entries_[i]);
    if (hidden.size() == 1 && is_around_known(*hidden.front()))
      return add(*hidden.front(), Showing::context);
    if (hidden.empty()) return;
    lines_.push_back({.kind = LineKind::gap,
                      .left_out = hidden.size(),
                      .renumbered = std::ranges::any_of(
                          hidden, [](const Entry* entry) { return entry->change->renumbered; })});
  }

  std::vector<const ClauseChange*> around(const Entry& entry) const {
    std::vector<const ClauseChange*> found;
    for (const Clause* clause : places_.path(*entry.clause))
      found.push_back(places_.change_of(clause));
    return found;
  }

  /// Is the clause around this one the last line, or around the last line too?
  bool is_around_known(const Entry& entry) const {
    const auto* wanted = places_.around(*entry.clause);
    if (wanted == nullptr) return true;
    if (last_ == nullptr) return false;
    if (last_->change == wanted) return true;
    for (const Clause* one = places_[*last_->clause].around; one != nullptr;
         one = places_[*one].around)
      if (places_.change_of(one) == wanted) return true;
    return false;
  }

  const Places& places_;
  std::vector<const Entry*> entries_;
  std::vector<Showing> showings_;
  std::vector<Line> lines_{};
  std::size_t next_ = 0;         // the first entry that no line tells of
  const Entry* last_ = nullptr;  // the last that a line names
};

}  // namespace

std::vector<Line> listing(const std::vector<Entry>& entries, const Places& places,
                          const std::function<Showing(const ClauseChange&)>& showing) {
  std::vector<const Entry*> kept;
  std::vector<Showing> showings;
  for (const Entry& entry : entries) {
    const auto wanted = showing(*entry.change);
    if (wanted == Showing::left_out) continue;
    kept.push_back(&entry);
    showings.push_back(entry.pointer ? Showing::whole : wanted);
  }
  return Lister(places, std::move(kept), std::move(showings)).run();
}

}  // namespace clauseline::reports
