// What the words of two versions of a clause say, compared by their signals. A signal that both
// versions have is no change, however the words around it were put.

#include "diff/compare.hpp"
#include "diff/match_terms.hpp"
#include "prose/agreement_signals.hpp"
#include "prose/tokens.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

using Side = std::vector<const Clause*>;

/// A signal of one side of a pairing, with its words and the values of its sentence.
struct Said {
  Signal signal{};
  std::string_view words{};  // of its clause
  std::string quote{};
  std::string sentence{};  // folded
  std::vector<ProseValue> values{};
  bool touched = false;  // the words that differ are in it

  const SignalKind& kind() const { return *signal.kind; }
};

/// Bytes [begin, end) of one side that the other does not have; of what only the other side
/// has the place where it is missing.
struct Difference {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Difference> differences(const std::vector<Edit>& redline, EditKind own) {
  std::vector<Difference> found;
  std::size_t at = 0;
  for (const Edit& edit : redline) {
    const bool ours = edit.kind == EditKind::equal || edit.kind == own;
    const auto end = at + (ours ? edit.text.size() : 0);
    if (edit.kind != EditKind::equal) found.push_back({.begin = at, .end = end});
    at = end;
  }
  return found;
}

const Field* field_of(std::string_view name) {
  const Right& prose = *find_right("prose");
  const int index = field_index(prose, name);
  return index < 0 ? nullptr : &prose.fields[static_cast<std::size_t>(index)];
}

/// Signals that are told together have a field of their own; the others that of their topic.
const Field* field_of(const SignalKind& kind) {
  return field_of(kind.group.empty() ? kind.topic : kind.group);
}

bool has_values(std::string_view topic) {
  return field_of(fmt::format("{}.value", topic)) != nullptr;
}

/// Reads what one side of a pairing says.
class Reader {
 public:
  Reader(const Comparison& comparison, const Detectors& detectors)
      : finder_(detectors), lead_ins_(finder_) {
    for (const Interpretation* version : {comparison.before, comparison.after})
      walk(version->agreement->clauses, [this](const Clause& clause, const Clause* parent) {
        parents_.emplace(&clause, parent);
      });
  }

  std::vector<Said> read(const Side& side, const std::vector<Difference>& differ, bool whole) {
    std::vector<Said> all;
    std::size_t begin = 0;  // of the clause in the texts put one after the other
    for (const Clause* clause : side) {
      const auto words = begin + clause->own_text().size() - clause->words.size();
      for (const Signal& signal :
           finder_.find(clause->words, lead_ins_.of(parents_.at(clause)))) {
        auto said = of(*clause, signal);
        said.touched = whole || std::ranges::any_of(differ, [&](const Difference& one) {
          return one.begin < words + signal.end && one.end > words + signal.begin;
        });
        all.push_back(std::move(said));
      }
      begin = words + clause->words.size() + 1;
    }
    return all;
  }

 private:
  Said of(const Clause& clause, const Signal& signal) {
    const std::string_view words = clause.words;
    Said said{.signal = signal,
              .words = words,
              .quote = std::string(words.substr(signal.begin, signal.end - signal.begin)),
              .sentence = fold(words.substr(signal.sentence_begin,
                                            signal.sentence_end - signal.sentence_begin))};
    if (has_values(signal.kind->topic))
      said.values = finder_.values(words, signal.sentence_begin, signal.sentence_end);
    return said;
  }

  SignalFinder finder_;
  LeadIns lead_ins_;
  std::unordered_map<const Clause*, const Clause*> parents_{};
};

bool same_values(const Said& a, const Said& b) {
  return std::ranges::equal(a.values, b.values, &ProseValue::same);
}
bool same_kind(const Said& a, const Said& b) { return a.signal.kind == b.signal.kind; }
bool same_meaning(const Said& a, const Said& b) {
  return same_kind(a, b) && a.signal.polarity == b.signal.polarity;
}

/// What is left of two sides when what both say is taken away.
struct Left {
  const ClauseChange* clause = nullptr;
  std::vector<Said> before{};
  std::vector<Said> after{};
  bool beside_typed = false;  // the clause has typed terms, which stayed as they were
};

/// Takes away pairs that a test finds the same, each of `before` with the first that fits.
template <class Same>
void cancel(std::vector<Said>& before, std::vector<Said>& after, const Same& same) {
  std::erase_if(before, [&](const Said& one) {
    const auto found =
        std::ranges::find_if(after, [&](const Said& other) { return same(one, other); });
    if (found == after.end()) return false;
    after.erase(found);
    return true;
  });
}

/// The text of a sentence moved to another clause says what it said.
void cancel_across(std::vector<Left>& all) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Said*>> gone;
  for (Left& left : all)
    for (Said& said : left.before)
      gone[{said.kind().name, said.sentence}].push_back(&said);
  std::unordered_set<const Said*> cancelled;
  for (Left& left : all)
    for (const Said& said : left.after)
      if (const auto found = gone.find({said.kind().name, said.sentence});
          found != gone.end() && !found->second.empty()) {
        cancelled.insert(&said);
        cancelled.insert(found->second.back());
        found->second.pop_back();
      }
  for (Left& left : all)
    for (auto* side : {&left.before, &left.after}) {
      std::vector<Said> kept;
      for (Said& said : *side)
        if (!cancelled.contains(&said)) kept.push_back(std::move(said));
      *side = std::move(kept);
    }
}

/// "Not" may stand before words that are the same: what it turned round is touched.
void touch_turned(Left& left) {
  for (Said& before : left.before)
    for (Said& after : left.after)
      if (same_kind(before, after) && before.signal.polarity != after.signal.polarity)
        before.touched = after.touched = true;
}

std::string quoted(const std::vector<const Said*>& all) {
  std::string text;
  std::unordered_set<std::string_view> told;
  for (const Said* said : all)
    if (told.insert(said->quote).second)
      text += fmt::format("{}{}", text.empty() ? "" : " ... ", said->quote);
  return text;
}

constexpr std::array<std::string_view, 4> told_by_sentence{"exclusivity", "revenue-share",
                                                           "cloud-rights", "governing-law"};

bool is_told_by_sentence(std::string_view topic) {
  return std::ranges::find(told_by_sentence, topic) != told_by_sentence.end();
}

/// The words of one sentence that the other does not have, in small letters.
std::vector<std::string> only_in(const std::string& sentence, const std::string& other) {
  std::map<std::string, int> there;
  for (const Token& token : tokens_of(other))
    ++there[token.small];
  std::vector<std::string> found;
  for (const Token& token : tokens_of(sentence))
    if (token.word && --there[token.small] < 0) found.push_back(token.small);
  return found;
}

/// Do two sentences differ in more than spelling and the small words of grammar?
bool differ_in_matter(const std::string& before, const std::string& after) {
  constexpr std::size_t small_word = 3;
  auto gone = only_in(before, after);
  auto come = only_in(after, before);
  const auto is_small = [](const std::string& word) { return word.size() <= small_word; };
  std::erase_if(gone, is_small);
  std::erase_if(come, is_small);
  std::erase_if(gone, [&](const std::string& word) {
    const auto near = nearest(word, come);
    if (near.empty()) return false;
    come.erase(std::ranges::find(come, near));
    return true;
  });
  return !gone.empty() || !come.empty();
}

/// Tells what is left of one clause, topic by topic.
class Teller {
 public:
  Teller(const Left& left, Comparison& into) : left_(left), into_(into) {}

  void tell() {
    for (const Field& field : find_right("prose")->fields)
      if (field.name == "modal")
        tell_modal(field);
      else
        tell_field(field);
  }

  /// The same words of a right that is told by its whole sentence: what it is over, whom it binds.
  void tell_sentence(const Said& before, const Said& after) {
    const auto& topic = before.kind().topic;
    if (!is_told_by_sentence(topic) || told_sentences_.contains(topic)) return;
    if (!differ_in_matter(before.sentence, after.sentence)) return;
    told_sentences_.insert(topic);
    add(field_of(before.kind())->name, Move::moved, before.sentence, after.sentence);
  }

  /// A typed term changed and the words beside it did not.
  void tell_typed_alone(const std::string& before, const std::string& after) {
    add("typed-alone", Move::replaced, before, after);
  }

  /// One number of a signal became another.
  void tell_value(const Said& before, const Said& after) {
    const auto& topic = before.kind().topic;
    const auto* field = only_percents(before.values, after.values)
                            ? field_of(fmt::format("{}.percent", topic))
                            : nullptr;
    if (field == nullptr) field = field_of(fmt::format("{}.value", topic));
    add(field->name, move_of(before.values, after.values), values_of(before, after),
        values_of(after, before));
  }

 private:

  /// Are percentages all that differs?
  static bool only_percents(const std::vector<ProseValue>& before,
                            const std::vector<ProseValue>& after) {
    if (before.size() != after.size()) return false;
    for (std::size_t i = 0; i < before.size(); ++i)
      if (!before[i].same(after[i]) && (before[i].kind != ProseToken::Kind::percent ||
                                        after[i].kind != ProseToken::Kind::percent))
        return false;
    return true;
  }

  /// The values of one sentence that the other does not print, as they are written.
  static std::string values_of(const Said& said, const Said& other) {
    std::vector<std::string_view> own;
    for (const ProseValue& value : said.values)
      if (std::ranges::none_of(other.values,
                               [&](const ProseValue& one) { return one.same(value); }))
        own.push_back(std::string_view(said.words).substr(value.begin, value.end - value.begin));
    return own.empty() ? said.quote : fmt::format("{}", fmt::join(own, " ... "));
  }

  /// More, where every number that moved went up; less where every one went down.
  static Move move_of(const std::vector<ProseValue>& before, const std::vector<ProseValue>& after) {
    if (before.size() != after.size()) return Move::replaced;
    bool up = false;
    bool down = false;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].same(after[i])) continue;
      if (!before[i].comparable(after[i])) return Move::replaced;
      const auto more = std::pair(after[i].millionths, after[i].unit) >
                        std::pair(before[i].millionths, before[i].unit);
      (more ? up : down) = true;
    }
    return up == down ? Move::replaced : up ? Move::raised : Move::lowered;
  }

  static std::vector<const Said*> of_field(const Field& field, const std::vector<Said>& side) {
    std::vector<const Said*> found;
    for (const Said& said : side)
      if (said.touched && field_of(said.kind()) == &field) found.push_back(&said);
    return found;
  }

  /// "shall pay" became "may pay": of duties only that is told, for every clause has some.
  void tell_modal(const Field& field) {
    for (const Said* gone : of_field(field, left_.before))
      for (const Said* come : of_field(field, left_.after)) {
        const auto verb = next_word(*gone);
        if (verb.empty() || verb != next_word(*come) || same_kind(*gone, *come)) continue;
        return add(field.name, Move::replaced, fmt::format("{} {}", gone->quote, verb),
                   fmt::format("{} {}", come->quote, verb));
      }
  }

  static std::string_view next_word(const Said& said) {
    auto rest = said.words.substr(said.signal.end);
    if (!rest.starts_with(' ')) return {};
    rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of(" ,.;:"));
  }

  void tell_field(const Field& field) {
    const auto gone = of_field(field, left_.before);
    const auto come = of_field(field, left_.after);
    if (gone.empty() && come.empty()) return;
    add(field.name, move(gone, come), quoted(gone), quoted(come));
  }

  static bool all_are(const std::vector<const Said*>& all, Polarity polarity) {
    return std::ranges::all_of(
        all, [&](const Said* said) { return said->signal.polarity == polarity; });
  }

  /// What gives the right came or went, or what denies it; or the one became the other.
  static Move move(const std::vector<const Said*>& gone, const std::vector<const Said*>& come) {
    using enum Polarity;
    if (gone.empty()) return all_are(come, negative) ? Move::stated : Move::added;
    if (come.empty()) return all_are(gone, negative) ? Move::silenced : Move::removed;
    if (all_are(gone, positive) && all_are(come, negative)) return Move::lowered;
    if (all_are(gone, negative) && all_are(come, positive)) return Move::raised;
    return Move::replaced;
  }

  void add(std::string_view field, Move move, std::string before, std::string after) {
    if (left_.beside_typed && field != "exclusivity") field = "beside-typed";
    if (left_.beside_typed) move = Move::replaced;
    into_.changes.push_back({.right = find_right("prose"),
                             .field = field,
                             .move = move,
                             .old_clause = left_.clause->before(),
                             .new_clause = left_.clause->after(),
                             .clause = left_.clause,
                             .before = std::move(before),
                             .after = std::move(after)});
  }

  const Left& left_;
  Comparison& into_;
  std::unordered_set<std::string> told_sentences_{};  // by topic
};

/// Whether a clause has typed terms, and what the first that changed said and says.
struct Typed {
  bool any = false;
  const std::pair<std::string, std::string>* moved = nullptr;
};

/// What a typed term said and says, by the clause in which it stands.
using MovedTerms = std::unordered_map<const Clause*, std::pair<std::string, std::string>>;

/// The clauses whose typed terms changed as they are written: not only by what a definition or
/// the register says now.
MovedTerms moved_terms(const Comparison& comparison) {
  MovedTerms found;
  for (const Change& change : comparison.changes) {
    const bool both = change.old_term != nullptr && change.new_term != nullptr;
    if (!change.right->part.empty() || change.term() == nullptr) continue;
    if (both && same_statement(*change.old_term->fact, *change.new_term->fact)) continue;
    for (const Term* term : {change.old_term, change.new_term})
      if (term != nullptr) found.try_emplace(term->clause, change.before, change.after);
  }
  return found;
}

Typed typed(const ClauseChange& change, const MovedTerms& moved) {
  Typed found;
  for (const auto* side : {&change.pairing.before, &change.pairing.after})
    for (const Clause* clause : *side) {
      found.any = found.any || !clause->facts.empty();
      if (const auto one = moved.find(clause); one != moved.end() && found.moved == nullptr)
        found.moved = &one->second;
    }
  return found;
}

class Comparer {
 public:
  Comparer(Comparison& into, const Detectors& detectors) : into_(into), reader_(into, detectors) {}

  void run() {
    const auto moved = moved_terms(into_);
    for (const ClauseChange& change : into_.clauses) {
      const bool whole = change.added() || change.removed();
      const auto terms = typed(change, moved);
      const bool same_words = !whole && !change.edited;
      if (same_words && terms.moved != nullptr && speaks(change)) {
        const Left none{.clause = &change};
        Teller(none, into_).tell_typed_alone(terms.moved->first, terms.moved->second);
      }
      if (same_words || (terms.any && (whole || terms.moved != nullptr))) continue;
      auto left = difference(change, whole);
      left.beside_typed = terms.any;
      if (!left.before.empty() || !left.after.empty()) all_.push_back(std::move(left));
    }
    cancel_across(all_);
    for (const Left& left : all_)
      Teller(left, into_).tell();
  }

 private:
  /// Do the words say anything that a typed term may hold?
  bool speaks(const ClauseChange& change) { return !reader_.read(change.pairing.after, {}, true).empty(); }

  Left difference(const ClauseChange& change, bool whole) {
    Left left{.clause = &change};
    left.before = reader_.read(change.pairing.before,
                               differences(change.redline, EditKind::deletion), whole);
    left.after = reader_.read(change.pairing.after,
                              differences(change.redline, EditKind::insertion), whole);
    const auto alike = [](const Said& a, const Said& b) {
      return same_meaning(a, b) && same_values(a, b);
    };
    Teller teller(left, into_);
    cancel(left.before, left.after,
           [&](const Said& a, const Said& b) { return alike(a, b) && a.sentence == b.sentence; });
    cancel(left.before, left.after, [&](const Said& a, const Said& b) {
      if (!alike(a, b)) return false;
      teller.tell_sentence(a, b);
      return true;
    });
    cancel(left.before, left.after, [&](const Said& a, const Said& b) {
      if (!same_meaning(a, b)) return false;
      teller.tell_value(a, b);
      return true;
    });
    touch_turned(left);
    return left;
  }

  Comparison& into_;
  Reader reader_;
  std::vector<Left> all_{};
};

}  // namespace

void compare_prose(Comparison& into, const Detectors& detectors) {
  Comparer(into, detectors).run();
}

}  // namespace clauseline
