#include "diff/readable.hpp"

#include <algorithm>

namespace clauseline {
namespace {

/// How good a place between two words is to begin or end a change.
int worth_of_break(const Reading& text, std::size_t word, const Lexicon& lexicon) {
  constexpr int paragraph = 8;
  constexpr int sentence = 7;
  if (word == 0 || word == text.size()) return paragraph;
  const auto space = text.space_before(word);
  if (space.find('\n') != std::string_view::npos) return paragraph;
  const WordRole left = lexicon[text.numbers[word - 1]].role;
  const WordRole right = lexicon[text.numbers[word]].role;
  if (space.empty()) return left == WordRole::opening || right == WordRole::closing ? 0 : 1;
  switch (left) {
    case WordRole::stop: return sentence;
    case WordRole::rest: return 6;
    case WordRole::pause: return 4;
    default: return right == WordRole::opening || left == WordRole::closing ? 3 : 2;
  }
}

/// Moves words that only one side has along equal words, to where they read best.
class Slider {
 public:
  Slider(const Reading& before, const Reading& after, const Lexicon& lexicon)
      : before_(before), after_(after), lexicon_(lexicon) {}

  EqualRuns slide(const EqualRuns& runs) {
    EqualRuns slid{{}};  // an empty run, so that the first change stands between two
    for (EqualRun run : runs) {
      slide_between(slid.back(), run);
      join(slid, run);
    }
    EqualRun end{.before = before_.size(), .after = after_.size()};
    slide_between(slid.back(), end);
    join(slid, end);
    std::erase_if(slid, [](const EqualRun& run) { return run.length == 0; });
    return slid;
  }

 private:
  static void join(EqualRuns& runs, const EqualRun& run) {
    const EqualRun& last = runs.back();
    if (last.before_end() == run.before && last.after_end() == run.after)
      append(runs, run);
    else
      runs.push_back(run);
  }

  void slide_between(EqualRun& left, EqualRun& right) const {
    if (left.before_end() == right.before && left.after_end() < right.after)
      slide_words(after_, left, right, right.after - left.after_end());
    else if (left.after_end() == right.after && left.before_end() < right.before)
      slide_words(before_, left, right, right.before - left.before_end());
  }

  /// The change is `length` words of one text, behind the left run.
  void slide_words(const Reading& text, EqualRun& left, EqualRun& right, std::size_t length) const {
    const bool of_after = &text == &after_;
    const auto begin = of_after ? left.after_end() : left.before_end();
    const auto& numbers = text.numbers;
    std::size_t back = 0;
    while (back < left.length && numbers[begin - back - 1] == numbers[begin + length - back - 1])
      ++back;
    std::size_t forth = 0;
    while (forth < right.length && numbers[begin + forth] == numbers[begin + length + forth])
      ++forth;
    if (back + forth == 0) return;
    std::size_t best = begin;
    int best_worth = -1;
    for (auto at = begin - back; at <= begin + forth; ++at) {
      const int worth =
          worth_of_break(text, at, lexicon_) + worth_of_break(text, at + length, lexicon_);
      if (worth >= best_worth) {
        best_worth = worth;
        best = at;
      }
    }
    move_border(left, right, static_cast<std::ptrdiff_t>(best - begin));
  }

  static void move_border(EqualRun& left, EqualRun& right, std::ptrdiff_t by) {
    const auto words = static_cast<std::size_t>(by);  // wraps, and wraps back when added
    left.length += words;
    right.before += words;
    right.after += words;
    right.length -= words;
  }

  const Reading& before_;
  const Reading& after_;
  const Lexicon& lexicon_;
};

/// What lies between two equal runs, in weight.
struct Changed {
  int before = 0;
  int after = 0;

  int larger() const { return std::max(before, after); }
  int smaller() const { return std::min(before, after); }
  bool both() const { return before > 0 && after > 0; }
  friend Changed operator+(const Changed& a, const Changed& b) {
    return {.before = a.before + b.before, .after = a.after + b.after};
  }
};

/// Gives up equal runs that would be crumbs between changes.
class Sweeper {
 public:
  Sweeper(const Reading& before, const Reading& after, const Lexicon& lexicon)
      : before_(before), after_(after), lexicon_(lexicon) {}

  EqualRuns sweep(const EqualRuns& runs) {
    for (const EqualRun& run : runs)
      add(run);
    add({.before = before_.size(), .after = after_.size()});
    kept_.pop_back();  // the end, which is no run
    give_up_rewritten();
    return std::move(kept_);
  }

 private:
  /// Weighs the change before the run, and then, from the right, which of the runs before
  /// that change can stay.
  void add(const EqualRun& run) {
    const std::size_t old_end = kept_.empty() ? 0 : kept_.back().before_end();
    const std::size_t new_end = kept_.empty() ? 0 : kept_.back().after_end();
    Changed change{.before = weight(before_, old_end, run.before),
                   .after = weight(after_, new_end, run.after)};
    while (const std::size_t crumbs = crumbs_before(change, run))
      for (std::size_t i = 0; i < crumbs; ++i) {
        const int words = weight(before_, kept_.back().before, kept_.back().before_end());
        change = change + changes_.back() + Changed{.before = words, .after = words};
        kept_.pop_back();
        changes_.pop_back();
      }
    changes_.push_back(change);
    kept_.push_back(run);
  }

  /// How many of the last runs are crumbs between a change and one before them: one, or a few
  /// together with what little changed among them.
  std::size_t crumbs_before(const Changed& change, const EqualRun& next) const {
    constexpr std::size_t most_together = 3;
    Changed all = change;
    int strength = 0;
    for (std::size_t i = 1; i <= std::min(most_together, kept_.size()); ++i) {
      const EqualRun& run = kept_[kept_.size() - i];
      const Changed& left = changes_[changes_.size() - i];
      if (run.length > strongest || left.larger() == 0) return 0;
      all = all + left;
      strength += words_weight(run);
      const int outer = std::min(left.larger(), change.larger());
      const bool little =
          strength <= strongest && factor * strength <= outer && factor * strength <= all.smaller();
      const bool bare = i == 1 && strength == 0;
      if (bare ? all.both() && (outer >= several_words || is_loose(run, next)) : little) return i;
    }
    return 0;
  }

  /// Punctuation that may change with the words around it: it ends no sentence, and opens a
  /// bracket only if that is closed behind the next change.
  bool is_loose(const EqualRun& run, const EqualRun& next) const {
    for (auto i = run.before; i < run.before_end(); ++i) {
      const WordRole role = role_before(i);
      if (role == WordRole::stop || role == WordRole::rest || role == WordRole::closing)
        return false;
      if (role == WordRole::opening && role_before(next.before) != WordRole::closing) return false;
    }
    return true;
  }

  WordRole role_before(std::size_t word) const {
    return word < before_.size() ? lexicon_[before_.numbers[word]].role : WordRole::stop;
  }

  /// A text of which only its first "The" and its last full stop stayed is another text.
  void give_up_rewritten() {
    constexpr int long_change = 25;
    const bool one_change = std::ranges::count_if(changes_, [](const Changed& change) {
                              return change.larger() > 0;
                            }) == 1;
    if (!one_change) return;
    int strength = 0;
    for (const EqualRun& run : kept_)
      strength += run.length > long_change ? long_change : words_weight(run);
    const auto change = std::ranges::max(changes_, {}, &Changed::larger);
    constexpr int two_weak_words = 4;
    if (strength <= two_weak_words && change.smaller() >= long_change) kept_.clear();
  }

  /// Without punctuation, which does not carry a run.
  int words_weight(const EqualRun& run) const {
    int sum = 0;
    for (auto i = run.before; i < run.before_end(); ++i)
      if (const int one = lexicon_.weights()[before_.symbols[i]]; one > 1) sum += one;
    return sum;
  }

  int weight(const Reading& text, std::size_t begin, std::size_t end) const {
    constexpr int enough = 1'000'000;
    int sum = 0;
    for (auto i = begin; i < end && sum < enough; ++i)
      sum += lexicon_.weights()[text.symbols[i]];
    return sum;
  }

  static constexpr int strongest = 20;  // of what is given up: four words that say something
  static constexpr int factor = 3;      // what changed around it weighs more by this
  static constexpr int several_words = 15;

  const Reading& before_;
  const Reading& after_;
  const Lexicon& lexicon_;
  EqualRuns kept_{};
  std::vector<Changed> changes_{};  // before each run that is kept
};

/// How many brackets are open behind some words, and how many were closed that they did not
/// open.
struct Brackets {
  int open = 0;
  int closed = 0;

  void add(WordRole role) {
    if (role == WordRole::opening) ++open;
    if (role == WordRole::closing) --(open > 0 ? open : closed);
  }
};

/// A bracket that changes takes its other half with it.
class Pairer {
 public:
  Pairer(const Reading& before, const Reading& after, const Lexicon& lexicon)
      : before_(before), after_(after), lexicon_(lexicon) {}

  EqualRuns pair(EqualRuns runs) const {
    // With an empty run at either end every change lies between two.
    runs.insert(runs.begin(), EqualRun{});
    runs.push_back({.before = before_.size(), .after = after_.size()});
    for (std::size_t i = 1; i < runs.size(); ++i)
      pair_between(runs[i - 1], runs[i]);
    std::erase_if(runs, [](const EqualRun& run) { return run.length == 0; });
    return runs;
  }

 private:
  Brackets count(const Reading& text, std::size_t begin, std::size_t end) const {
    Brackets brackets;
    for (auto i = begin; i < end; ++i)
      brackets.add(lexicon_[text.numbers[i]].role);
    return brackets;
  }

  void pair_between(EqualRun& left, EqualRun& right) const {
    const auto before = count(before_, left.before_end(), right.before);
    const auto after = count(after_, left.after_end(), right.after);
    if (before.open > 0 && after.open > 0) close(right);
    if (before.closed < 0 && after.closed < 0) open(left);
  }

  void close(EqualRun& right) const {
    if (right.length == 0 || lexicon_[before_.numbers[right.before]].role != WordRole::closing)
      return;
    ++right.before;
    ++right.after;
    --right.length;
  }

  void open(EqualRun& left) const {
    const bool opens = left.length > 0 &&
                       lexicon_[before_.numbers[left.before_end() - 1]].role == WordRole::opening;
    if (opens) --left.length;
  }

  const Reading& before_;
  const Reading& after_;
  const Lexicon& lexicon_;
};

}  // namespace

EqualRuns readable(EqualRuns runs, const Reading& before, const Reading& after,
                   const Lexicon& lexicon) {
  runs = Slider(before, after, lexicon).slide(runs);
  runs = Sweeper(before, after, lexicon).sweep(runs);
  return Pairer(before, after, lexicon).pair(std::move(runs));
}

}  // namespace clauseline
