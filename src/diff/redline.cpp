// Words that mean the same, typography apart, are matched (match_words), the matches made
// readable, and the texts told along them byte by byte.

#include "diff/redline.hpp"

#include "diff/common_runs.hpp"
#include "diff/match_words.hpp"
#include "diff/readable.hpp"
#include "diff/script.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace clauseline {
namespace {

/// Which of two texts is compared as the first, so that to exchange them exchanges the result
/// and no more.
bool in_order(std::string_view before, std::string_view after) {
  return before.size() != after.size() ? before.size() < after.size() : before <= after;
}

EqualRuns exchanged(EqualRuns runs) {
  for (EqualRun& run : runs)
    std::swap(run.before, run.after);
  return runs;
}

/// Some words of one side with the white space around them; without words, all of the white
/// space leads.
struct Passage {
  std::string_view all{};
  std::string_view lead{};
  std::string_view words{};
  std::string_view tail{};
};

Passage passage(const Reading& reading, std::size_t from, std::size_t to) {
  Passage found{.lead = reading.space_before(from)};
  found.all = found.lead;
  if (from == to) return found;
  const auto begin = reading.begin(from);
  const auto end = reading.end(to - 1);
  found.words = reading.text.substr(begin, end - begin);
  found.tail = reading.space_before(to);
  found.all = reading.text.substr(begin - found.lead.size(),
                                  found.lead.size() + found.words.size() + found.tail.size());
  return found;
}

/// Tells two texts along the runs of words that they share.
class Telling {
 public:
  Telling(const Reading& before, const Reading& after, Script& into)
      : before_(before), after_(after), into_(into) {}

  void tell(const EqualRuns& runs) {
    std::size_t old_done = 0;
    std::size_t new_done = 0;
    for (const EqualRun& run : runs) {
      between(passage(before_, old_done, run.before), passage(after_, new_done, run.after));
      along(run);
      old_done = run.before_end();
      new_done = run.after_end();
    }
    between(passage(before_, old_done, before_.size()), passage(after_, new_done, after_.size()));
    into_.end_part();
  }

 private:
  void space(std::string_view before, std::string_view after) {
    if (before == after)
      into_.space(before);
    else if (before.empty() || after.empty())
      into_.change(before, after);
    else
      into_.retype(before, after);
  }

  /// Words that come or go take the white space behind them along, if what is left is as on
  /// the other side; else that before them.
  void between(const Passage& before, const Passage& after) {
    if (before.words.empty() == after.words.empty()) {
      space(before.lead, after.lead);
      into_.change(before.words, after.words);
      space(before.tail, after.tail);
      return;
    }
    const bool deleted = after.words.empty();
    const Passage& some = deleted ? before : after;
    const auto left = deleted ? after.lead : before.lead;
    const auto change = [&](std::string_view text) {
      into_.change(deleted ? text : std::string_view(), deleted ? std::string_view() : text);
    };
    if (left == some.lead) {
      into_.space(left);
      change(some.all.substr(left.size()));
    } else if (left == some.tail) {
      change(some.all.substr(0, some.all.size() - left.size()));
      into_.space(left);
    } else {
      into_.change(before.all, after.all);
    }
  }

  void along(const EqualRun& run) {
    const auto before = stretch(before_, run.before, run.before_end());
    if (before == stretch(after_, run.after, run.after_end())) return into_.equal(before);
    for (std::size_t i = 0; i < run.length; ++i) {
      if (i > 0) space(before_.space_before(run.before + i), after_.space_before(run.after + i));
      const auto old_word = before_.words[run.before + i];
      const auto new_word = after_.words[run.after + i];
      if (old_word == new_word)
        into_.equal(old_word);
      else
        into_.retype(old_word, new_word);
    }
  }

  static std::string_view stretch(const Reading& reading, std::size_t from, std::size_t to) {
    return reading.text.substr(reading.begin(from), reading.end(to - 1) - reading.begin(from));
  }

  const Reading& before_;
  const Reading& after_;
  Script& into_;
};

void tell(std::string_view before, std::string_view after, Script& into) {
  const bool ordered = in_order(before, after);
  Lexicon lexicon;
  const auto first = read_words(ordered ? before : after, lexicon);
  const auto second = read_words(ordered ? after : before, lexicon);
  const auto runs = readable(match_words(first, second, lexicon), first, second, lexicon);
  if (ordered)
    Telling(first, second, into).tell(runs);
  else
    Telling(second, first, into).tell(exchanged(runs));
}

/// Which parts have the same text, typography apart, by the longest common sequence.
EqualRuns equal_parts(const Parts& before, const Parts& after) {
  Lexicon lexicon;
  std::vector<std::uint32_t> old_symbols;
  std::vector<std::uint32_t> new_symbols;
  for (const auto part : before)
    old_symbols.push_back(lexicon[lexicon.number(part)].symbol);
  for (const auto part : after)
    new_symbols.push_back(lexicon[lexicon.number(part)].symbol);
  return common_runs(old_symbols, new_symbols, lexicon.weights());
}

/// Parts of which none is paired by its text: one by one, as far as they go.
void tell_in_turn(const Parts& before, const Parts& after, Script& into) {
  const auto side = [](const Parts& parts, std::size_t i) {
    return i < parts.size() ? parts[i] : std::string_view();
  };
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i)
    tell(side(before, i), side(after, i), into);
}

Parts some(const Parts& parts, std::size_t from, std::size_t to) {
  return {parts.begin() + static_cast<std::ptrdiff_t>(from),
          parts.begin() + static_cast<std::ptrdiff_t>(to)};
}

}  // namespace

std::vector<Edit> redline(std::string_view before, std::string_view after) {
  Script script;
  tell(before, after, script);
  return script.finish();
}

std::vector<Edit> redline(const Parts& before, const Parts& after) {
  Script script;
  std::size_t i = 0;
  std::size_t j = 0;
  if (before.size() != after.size() && !before.empty() && !after.empty()) {
    tell(before[i++], after[j++], script);
    const bool ordered = before.size() < after.size();
    const auto old_rest = some(before, i, before.size());
    const auto new_rest = some(after, j, after.size());
    for (const EqualRun& run :
         ordered ? equal_parts(old_rest, new_rest) : exchanged(equal_parts(new_rest, old_rest))) {
      tell_in_turn(some(before, i, run.before + 1), some(after, j, run.after + 1), script);
      for (i = run.before + 1, j = run.after + 1; i <= run.before_end(); ++i, ++j)
        tell(before[i], after[j], script);
    }
  }
  tell_in_turn(some(before, i, before.size()), some(after, j, after.size()), script);
  return script.finish();
}

}  // namespace clauseline
