#include "diff/definitions.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <cctype>

namespace clauseline {
namespace {

bool is_ascii_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The length of the character at `at` if it belongs to a word, else 0. Of what is not ASCII
/// only the blocks that hold no-break spaces, section signs, quotes and dashes do not.
std::size_t letter(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80) return is_ascii_letter_or_digit(c) ? 1 : 0;
  const auto rest = text.substr(at);
  return rest.starts_with("\xC2") || rest.starts_with("\xE2\x80") ? 0 : 1;
}

/// The words of a text, without what stands between them.
std::vector<std::string_view> plain_words(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const auto length = at < text.size() ? letter(text, at) : 0;
    if (length == 0) {
      if (at > begin) found.push_back(text.substr(begin, at - begin));
      ++at;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        ++at;  // the rest of a character that is no letter
      begin = at;
    } else {
      at += length;
    }
  }
  return found;
}

/// How a word of a term follows the one before it: what stands between them, folded, so that a
/// space is nothing; and the word.
std::string key(std::string_view left, std::string_view right) {
  const char* end = left.data() + left.size();
  const std::string_view gap(end, static_cast<std::size_t>(right.data() - end));
  return (gap == " " ? std::string() : fold(gap)) + std::string(right);
}

std::string_view marked_words(const Clause& clause, const Mark& mark) {
  return std::string_view(clause.words).substr(mark.begin, mark.end - mark.begin);
}

/// The regular plurals of a term: more than prose may hold, never what another term is.
std::vector<std::string> plurals(std::string_view term) {
  std::vector<std::string> found{std::string(term) + "s", std::string(term) + "es"};
  if (term.ends_with('y')) found.push_back(std::string(term.substr(0, term.size() - 1)) + "ies");
  return found;
}

}  // namespace

Definitions::Definitions(const Agreement& agreement) {
  walk(agreement.clauses, [this](const Clause& clause, const Clause*) { add(clause); });
}

Definitions::Definitions(const std::vector<const Clause*>& definitions) {
  for (const Clause* clause : definitions)
    add(*clause);
}

void Definitions::add(const Clause& clause) {
  if (clause.kind == ClauseKind::definition) by_id_.try_emplace(clause.id, &clause);
  for (const std::string& term : clause.terms_defined)
    add_term(term, clause);
  for (const Mark& mark : clause.marks) {
    if (mark.kind != MarkKind::defines) continue;
    if (!mark.target.empty()) by_id_.try_emplace(mark.target, &clause);
    add_term(marked_words(clause, mark), clause);
  }
}

void Definitions::add_term(std::string_view term, const Clause& definition) {
  auto& known = by_term_[fold(term)];
  if (std::ranges::find(known, &definition) == known.end()) known.push_back(&definition);
  add_form(term, definition);
  for (const std::string& plural : plurals(term))
    add_form(plural, definition);
}

/// A term in small letters also begins sentences, with a capital.
void Definitions::add_form(std::string_view form, const Clause& definition) {
  const auto words = plain_words(form);
  if (words.empty()) return;
  std::string first(words.front());
  for (const bool at_start : {false, true}) {
    if (at_start)
      first.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(first.front())));
    auto end = step(0, first);
    for (std::size_t i = 1; i < words.size(); ++i)
      end = step(end, key(words[i - 1], words[i]));
    if (steps_[end].definition == nullptr) steps_[end].definition = &definition;
  }
}

std::size_t Definitions::step(std::size_t from, std::string word) {
  const auto [found, fresh] = steps_[from].next.try_emplace(std::move(word), steps_.size());
  const auto to = found->second;
  if (fresh) steps_.emplace_back();
  return to;
}

const Clause* Definitions::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const Clause*> Definitions::defining(std::string_view term) const {
  const auto found = by_term_.find(fold(term));
  return found == by_term_.end() ? std::vector<const Clause*>() : found->second;
}

std::vector<TermUse> Definitions::uses(const Clause& clause) const {
  auto by_author = marked(clause);
  std::ranges::stable_sort(by_author, {}, &TermUse::begin);
  std::vector<TermUse> all;
  std::uint32_t end = 0;
  const auto take = [&](const TermUse& use) {
    if (use.begin < end) return;
    end = use.end;
    if (use.definition != nullptr) all.push_back(use);
  };
  auto next = by_author.begin();
  for (const TermUse& use : unmarked(clause.words)) {
    while (next != by_author.end() && next->begin < use.end)
      take(*next++);
    take(use);
  }
  std::for_each(next, by_author.end(), take);
  return all;
}

/// What authors marked as a use, or as the place where a term is defined.
std::vector<TermUse> Definitions::marked(const Clause& clause) const {
  std::vector<TermUse> found;
  for (const Mark& mark : clause.marks) {
    const bool defines = mark.kind == MarkKind::defines;
    if (!defines && mark.kind != MarkKind::term) continue;
    found.push_back({.begin = mark.begin,
                     .end = mark.end,
                     .definition = defines ? &clause : find(mark.target),
                     .marked = true});
  }
  return found;
}

std::vector<TermUse> Definitions::unmarked(std::string_view text) const {
  std::vector<TermUse> found;
  if (empty()) return found;
  const auto words = plain_words(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto [definition, last] = longest(words, at);
    if (definition == nullptr) continue;
    const char* end = words[last].data() + words[last].size();
    found.push_back({.begin = static_cast<std::uint32_t>(words[at].data() - text.data()),
                     .end = static_cast<std::uint32_t>(end - text.data()),
                     .definition = definition});
    at = last;
  }
  return found;
}

std::pair<const Clause*, std::size_t> Definitions::longest(
    const std::vector<std::string_view>& words, std::size_t at) const {
  std::pair<const Clause*, std::size_t> found{nullptr, at};
  std::size_t here = 0;
  for (std::size_t i = at; i < words.size() && !steps_[here].next.empty(); ++i) {
    const auto& next = steps_[here].next;
    const auto step = next.find(i == at ? std::string(words[i]) : key(words[i - 1], words[i]));
    if (step == next.end()) break;
    here = step->second;
    if (steps_[here].definition != nullptr) found = {steps_[here].definition, i};
  }
  return found;
}

}  // namespace clauseline
